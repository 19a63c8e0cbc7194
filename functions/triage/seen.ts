import { changedMeanwhile, preconditionRequired } from "../domain/errors.ts";

/** The version that a caller changes: named where something is there, none where it is new. */
export const seenOf = (before: { readonly version: number } | undefined, version: number | undefined): number => {
  if (before && version === undefined) throw preconditionRequired();
  if ((before?.version ?? 0) !== (version ?? 0)) throw changedMeanwhile([], before?.version);
  return version ?? 0;
};
