/** What has been started and must be stopped, the last first. */
export type Closers = {
  readonly add: (close: () => Promise<unknown> | unknown) => void;
  readonly closeAll: () => Promise<void>;
};

/** An empty pile of them; `closeAll` goes on when one fails and empties the pile. */
export function closers(): Closers {
  const pile: (() => Promise<unknown> | unknown)[] = [];
  return {
    add: (close) => void pile.push(close),
    closeAll: async () => {
      for (let close = pile.pop(); close; close = pile.pop()) {
        try {
          await close();
        } catch {
          // It is going anyway: the others must still be stopped.
        }
      }
    },
  };
}
