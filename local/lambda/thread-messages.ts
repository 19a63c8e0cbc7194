/** What one execution environment runs. */
export type ThreadOptions = {
  readonly file: string;
  readonly handler: string;
  readonly name: string;
  readonly arn: string;
  readonly memory: number;
  readonly compileCache: string;
};

/** One invocation, sent to the thread. */
export type Invocation = { readonly requestId: string; readonly event: unknown; readonly deadline: number };

/** What the thread answers; `error` is the name only, the rest goes to the function's log as in AWS. */
export type Outcome = { readonly requestId: string; readonly result?: unknown; readonly error?: string };
