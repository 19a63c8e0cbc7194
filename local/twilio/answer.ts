/** What a request is answered with, and after how long; `cut` ends the connection without a word. */
export type Answer = {
  readonly status: number;
  readonly json?: unknown;
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  readonly cut?: boolean;
  readonly afterMs?: number;
};

/** An answer in JSON. */
export const jsonAnswer = (json: unknown, status = 200): Answer => ({ status, json });

/** An answer without content. */
export const emptyAnswer: Answer = { status: 204 };

/** No answer: the connection is cut. */
export const cutAnswer: Answer = { status: 0, cut: true };
