import { setTimeout } from "node:timers/promises";

/** Looks again and again until it holds; false when the time is over. */
export const until = async (holds: () => Promise<boolean>, timeoutMs: number, everyMs = 500): Promise<boolean> => {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await setTimeout(everyMs)) {
    if (await holds()) return true;
  }
  return holds();
};

/** Does a piece of work for each item, so many at a time. */
export const inParallel = async <Item>(
  items: readonly Item[],
  atATime: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> => {
  const rest = [...items.entries()];
  const worker = async () => {
    for (let next = rest.shift(); next; next = rest.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
};
