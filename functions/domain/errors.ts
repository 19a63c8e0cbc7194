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
  | "no_bridge"
  | "no_phone"
  | "not_assigned"
  | "quiet_now"
  | "identifiers_inside"
  | "changed_meanwhile"
  | "already_done"
  | "not_entitled"
  | "not_safe"
  | "blocked"
  | "still_at_work"
  | "key_used_before"
  | "too_many"
  | "precondition_required"
  | "too_large"
  | "internal";

/** The one error of the channel. Its message is safe to show to anybody and never holds text from outside. */
export class ChannelError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  /** Names of the fields at fault, from our own schema; never their values. */
  readonly fields: readonly string[];
  /** The version that is there now, where that is the trouble. */
  readonly version: number | undefined;

  constructor(code: ErrorCode, status: number, message: string, fields: readonly string[] = [], version?: number) {
    super(message);
    this.name = "ChannelError";
    this.code = code;
    this.status = status;
    this.fields = fields;
    this.version = version;
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
export const notEntitled = () =>
  new ChannelError("not_entitled", 422, "That person may not see this record.", ["assignee"]);
export const notSafe = () =>
  new ChannelError("not_safe", 409, "Contact is not known to be safe in this way: set safe-contact first.");
/** Why a referral may not be made, by a word of the documentation. */
export const blocked = (why: string) => new ChannelError("blocked", 422, "This referral may not be made.", [why]);
export const illegalMove = () => new ChannelError("illegal_move", 409, "The record cannot go there from where it is.");
export const noBridge = () => new ChannelError("no_bridge", 409, "This deployment makes no calls.");
export const noPhone = () =>
  new ChannelError("no_phone", 409, "Your telephone is not in the directory of people; an administrator enters it.");
export const notAssigned = () => new ChannelError("not_assigned", 409, "Take the record first.");
export const quietNow = () => new ChannelError("quiet_now", 409, "It is night there: nobody is called now.");
/** With the names of what was changed since the caller read it, and the version that is there now. */
export const changedMeanwhile = (fields: readonly string[] = [], version?: number) =>
  new ChannelError("changed_meanwhile", 412, "Somebody changed this meanwhile; read it again.", fields, version);
export const preconditionRequired = () =>
  new ChannelError("precondition_required", 428, "Say which version you change: If-Match is missing.");
export const tooLarge = () => new ChannelError("too_large", 413, "The request is too large.");
export const alreadyDone = () => new ChannelError("already_done", 409, "This was done before.");
export const stillAtWork = () =>
  new ChannelError("still_at_work", 409, "The same request is being worked on; ask again in some seconds.");
export const keyUsedBefore = () =>
  new ChannelError("key_used_before", 422, "This Idempotency-Key was used for another request.");
export const tooMany = () => new ChannelError("too_many", 429, "Too many requests; wait a minute.");
