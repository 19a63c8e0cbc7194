import type { ErrorCode } from "../functions/domain/errors.ts";

/** The API's refusal of a request; switch on `code`. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Names of fields: at fault or, of a change that came second, changed meanwhile. */
  readonly fields: readonly string[];
  /** The version that is there now, where that is the trouble. */
  readonly version: number | undefined;

  constructor(status: number, problem: Problem, version: number | undefined) {
    super(problem.title);
    this.name = "Refusal";
    this.code = problem.code;
    this.status = status;
    this.fields = problem.fields ?? [];
    this.version = version;
  }
}

/** A problem as RFC 9457 writes it, with what is ours. */
export type Problem = { readonly title: string; readonly code: ErrorCode; readonly fields?: readonly string[] };
