import { randomBytes } from "node:crypto";
import { type Context, type Grant, Provider } from "oidc-provider";
import { CLIENT_ID } from "../template/physical.ts";
import type { DemoLogin } from "./demo-logins.ts";
import { memoryAdapter } from "./memory-adapter.ts";

/** What the provider is told. */
export type ProviderOptions = {
  readonly issuer: string;
  readonly redirectUris: readonly string[];
  readonly logins: readonly DemoLogin[];
  readonly key: Record<string, unknown>;
  readonly accessTokenSeconds: number;
};

const SCOPES = "openid email profile offline_access";
const SESSION_SECONDS = 12 * 3600;
const NEVER_TOLD = "urn:hearback:api";

/** An OpenID provider whose access tokens look like Cognito's: `client_id` and no `aud`, groups, `token_use`. */
export function signInProvider(options: ProviderOptions): Provider {
  const { issuer, logins, key, accessTokenSeconds } = options;
  const loginOf = (id: string | undefined) => logins.find((login) => login.id === id);
  return new Provider(issuer, {
    adapter: memoryAdapter(),
    clients: [client(options.redirectUris)],
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString("base64url")] },
    routes: { jwks: "/.well-known/jwks.json" },
    scopes: SCOPES.split(" "),
    claims: { openid: ["sub", "cognito:groups"], email: ["email"] },
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    conformIdTokenClaims: false,
    issueRefreshToken: async () => true,
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/login/${uid}` },
    ttl: {
      AccessToken: accessTokenSeconds,
      IdToken: accessTokenSeconds,
      Interaction: 900,
      Session: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      RefreshToken: SESSION_SECONDS,
    },
    findAccount: async (_: unknown, id: string) => {
      const login = loginOf(id);
      return (
        login && {
          accountId: id,
          claims: async () => ({ sub: id, email: login.email, "cognito:groups": [login.role] }),
        }
      );
    },
    extraTokenClaims: (_, { accountId }) => {
      const login = loginOf(accountId);
      return login && { "cognito:groups": [login.role], username: login.email, token_use: "access", version: 2 };
    },
    formats: { customizers: { jwt: (_, __, { payload }) => hideAudience(payload) } },
    loadExistingGrant: grantEverything,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => NEVER_TOLD,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "openid",
          audience: CLIENT_ID,
          accessTokenFormat: "jwt",
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
  });
}

/** The library insists on an audience, and Cognito's access tokens have none: it is there to be read and not to be written. */
function hideAudience(payload: Record<string, unknown>): void {
  Object.defineProperty(payload, "aud", { value: payload.aud, enumerable: false });
}

function client(redirectUris: readonly string[]) {
  return {
    client_id: CLIENT_ID,
    token_endpoint_auth_method: "none",
    redirect_uris: redirectUris,
    post_logout_redirect_uris: redirectUris,
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
  };
}

/** Nobody is asked for consent: the client is ours. */
async function grantEverything({ oidc }: Context): Promise<Grant> {
  const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
  grant.addOIDCScope(SCOPES);
  grant.addResourceScope(NEVER_TOLD, "openid");
  await grant.save();
  return grant;
}
