import { createRemoteJWKSet, jwtVerify } from "jose";

/** The claims of a valid access token of ours; `undefined` for any other, whatever is wrong with it. */
export type VerifyToken = (token: string) => Promise<Readonly<Record<string, unknown>> | undefined>;

/** Verifies against the issuer's published keys. Access tokens of Cognito carry `client_id` instead of an audience. */
export const tokensOf = (issuer: string, clientId: string): VerifyToken => {
  const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`));
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ["RS256"],
        requiredClaims: ["sub", "exp"],
      });
      return payload.token_use === "access" && payload.client_id === clientId ? payload : undefined;
    } catch {
      return undefined;
    }
  };
};
