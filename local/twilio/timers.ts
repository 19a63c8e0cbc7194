/** Work that is due later, so that stopping the emulator leaves nothing behind. */
export type Timers = {
  /** Resolves after so many milliseconds; never, once stopped. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly stop: () => void;
};

/** Timers that can all be stopped at once. */
export function newTimers(): Timers {
  const running = new Set<NodeJS.Timeout>();
  let stopped = false;
  return {
    wait: (milliseconds) =>
      new Promise((resolve) => {
        if (stopped) return;
        const timer = setTimeout(() => {
          running.delete(timer);
          resolve();
        }, milliseconds);
        running.add(timer);
      }),
    stop: () => {
      stopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
