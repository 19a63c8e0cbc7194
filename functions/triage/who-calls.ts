import type { NoteRefusal, RefusalReason } from "../adapters/refusals.ts";
import { notSignedIn } from "../domain/errors.ts";
import { type Log, nameOf } from "../middleware/log.ts";
import type { RouteSpec } from "./route.ts";
import { fromClaims, type SignedIn } from "./signed-in.ts";

type Parts = { readonly refused: NoteRefusal; readonly now: () => Date; readonly log: Log };

/**
 * Who is calling, by the claims of a verified token; a token that is none of ours, or of another kind, is refused, and
 * that it was is entered into the audit trail without anything of it.
 */
export const whoCalls = async (
  parts: Parts,
  route: RouteSpec,
  claims: Readonly<Record<string, unknown>> | undefined,
): Promise<SignedIn> => {
  if (!claims) throw await refusal(parts, route, "not_valid");
  const caller = fromClaims(claims);
  if (!caller) throw await refusal(parts, route, "not_an_access_token");
  return caller;
};

const refusal = async ({ refused, now, log }: Parts, { method, path }: RouteSpec, reason: RefusalReason) => {
  try {
    await refused({ route: `${method} ${path}`, reason, times: 1, at: now() });
  } catch (error) {
    // Nobody gets in because the trail could not be written.
    log({ event: "failed", error: nameOf(error) });
  }
  return notSignedIn();
};
