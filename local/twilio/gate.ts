/** Lets so many tasks through at a time; the others wait in line. */
export type Gate = <T>(task: () => Promise<T>) => Promise<T>;

/** A gate whose width is asked each time, because it is a setting that can change. */
export function newGate(width: () => number): Gate {
  const line: (() => void)[] = [];
  let inside = 0;
  return async (task) => {
    while (inside >= width()) await new Promise<void>((resolve) => line.push(resolve));
    inside += 1;
    try {
      return await task();
    } finally {
      inside -= 1;
      line.shift()?.();
    }
  };
}
