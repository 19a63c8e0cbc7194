/** Every way in which the channel refuses or fails, by code; callers switch on it. */
export type ErrorCode =
  | "not_signed"
  | "not_ours"
  | "not_signed_in"
  | "not_allowed"
  | "not_found"
  | "not_json"
  | "invalid_request"
  | "illegal_move"
  | "identifiers_inside"
  | "changed_meanwhile"
  | "precondition_required"
  | "too_large"
  | "internal";

/** The one error of the channel. Its message is safe to show to anybody and never holds text from outside. */
export class ChannelError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Names of the fields at fault, from our own schema; never their values. */
  readonly fields: readonly string[];

  constructor(code: ErrorCode, status: number, message: string, fields: readonly string[] = []) {
    super(message);
    this.name = "ChannelError";
    this.code = code;
    this.status = status;
    this.fields = fields;
  }
}

export const notSigned = () => new ChannelError("not_signed", 403, "The request was not signed by Twilio.");
export const notOurs = () => new ChannelError("not_ours", 403, "The request is for another account or number.");
export const notSignedIn = () => new ChannelError("not_signed_in", 401, "Sign in first.");
export const notAllowed = () => new ChannelError("not_allowed", 403, "Your role does not allow this.");
export const notFound = () => new ChannelError("not_found", 404, "There is nothing here that you may see.");
export const notJson = () => new ChannelError("not_json", 400, "The body is not JSON.");
export const invalidRequest = (fields: readonly string[]) =>
  new ChannelError("invalid_request", 422, "Some fields of the request are wrong.", fields);
/** Kinds of identifier are named, what they are is not. */
export const identifiersInside = (kinds: readonly string[]) =>
  new ChannelError("identifiers_inside", 422, "The text holds identifiers; leave them out.", kinds);
export const illegalMove = () => new ChannelError("illegal_move", 409, "The record cannot go there from where it is.");
export const changedMeanwhile = () =>
  new ChannelError("changed_meanwhile", 412, "Somebody changed this meanwhile; read it again.");
export const preconditionRequired = () =>
  new ChannelError("precondition_required", 428, "Say which version you change: If-Match is missing.");
export const tooLarge = () => new ChannelError("too_large", 413, "The request is too large.");
