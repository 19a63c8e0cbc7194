import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";
import type { JwtDemand } from "./route.ts";

/** What a Lambda gets to know of a token: every claim as text, lists as `[a b]`. */
export type Authorized = { readonly claims: Record<string, string>; readonly scopes: string[] };

/** The verdict of API Gateway's JWT authorizer: the claims, or the status to refuse with. */
export type Verdict = Authorized | 401 | 403;

/** Checks the Authorization header as API Gateway does: signature, issuer, time, `aud` or `client_id`, scopes. */
export type Authorize = (authorization: string | undefined, demand: JwtDemand) => Promise<Verdict>;

// API Gateway knows the RSA algorithms only; `none` and keys that are texts are none of them.
const ALGORITHMS = ["RS256", "RS384", "RS512"];

/** An authorizer that reads the issuer's keys from `jwksUrl`. */
export function jwtAuthorizer(jwksUrl: string): Authorize {
  const keys = createRemoteJWKSet(new URL(jwksUrl));
  return async (authorization, { issuer, audience, scopes }) => {
    const token = (authorization ?? "").replace(/^Bearer /i, "");
    const verified = await jwtVerify(token, keys, { issuer, algorithms: ALGORITHMS, requiredClaims: ["exp"] }).catch(
      () => undefined,
    );
    if (!verified || !isFor(verified.payload, audience)) return 401;
    const granted = scopesOf(verified.payload).filter((scope) => scopes.includes(scope));
    if (scopes.length > 0 && granted.length === 0) return 403;
    return { claims: texts(verified.payload), scopes: granted };
  };
}

/** `client_id` counts only where there is no `aud`. */
function isFor({ aud, client_id }: JWTPayload, audience: readonly string[]): boolean {
  const receivers = aud === undefined ? [client_id] : [aud].flat();
  return receivers.some((receiver) => typeof receiver === "string" && audience.includes(receiver));
}

function scopesOf({ scope, scp }: JWTPayload): readonly string[] {
  const granted = scope ?? scp;
  if (Array.isArray(granted)) return granted.map(String);
  return typeof granted === "string" ? granted.split(" ") : [];
}

function texts(payload: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([claim, value]) => [claim, text(value)]));
}

function text(value: unknown): string {
  if (Array.isArray(value)) return `[${value.join(" ")}]`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
