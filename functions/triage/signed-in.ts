import type { PersonId } from "../domain/feedback/handles.ts";
import { type Role, roles } from "../domain/feedback/roles.ts";

/** Who is calling, as the sign-in says. What they are responsible for the people directory says. */
export type SignedIn = { readonly id: PersonId; readonly roles: readonly Role[] };

/** Reads the claims of a verified access token; `undefined` for an identity token, which is for the console alone. API Gateway writes a list as `[one two]`. */
export const fromClaims = (claims: Readonly<Record<string, unknown>>): SignedIn | undefined => {
  const { sub } = claims;
  if (typeof sub !== "string" || sub === "" || claims.token_use !== "access") return undefined;
  const groups = claims["cognito:groups"];
  const names = Array.isArray(groups) ? groups.map(String) : String(groups ?? "").split(/[[\] ,]+/);
  return { id: sub as PersonId, roles: roles.filter((role) => names.includes(role)) };
};
