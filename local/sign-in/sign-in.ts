import { createHash, randomBytes } from "node:crypto";
import * as z from "zod";
import { CLIENT_ID } from "../template/physical.ts";
import { SIGNED_IN_PATH } from "./sign-in-server.ts";

/** What a person types into the login form. */
export type Credentials = { readonly email: string; readonly password: string };

const Tokens = z.object({ access_token: z.string() });

/**
 * Signs in as a person would, through the login form and the code flow with PKCE, and gives the access token.
 * `issuer` is the address of the local sign-in. Throws when the password is refused.
 */
export async function signIn(issuer: string, { email, password }: Credentials): Promise<string> {
  const verifier = randomBytes(32).toString("base64url");
  const redirectUri = issuer + SIGNED_IN_PATH;
  const browse = cookieJar();
  const form = await redirect(browse, authorizationUrl(issuer, redirectUri, verifier));
  let next = await redirect(browse, form, new URLSearchParams({ email, password }));
  while (next.pathname !== SIGNED_IN_PATH) next = await redirect(browse, next);
  const code = next.searchParams.get("code") ?? "";
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    client_id: CLIENT_ID,
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
  const response = await fetch(`${issuer}/token`, { method: "POST", body });
  if (!response.ok) throw new Error(`The local sign-in refused a code (${response.status}).`);
  return Tokens.parse(await response.json()).access_token;
}

type Browse = (url: URL, form?: URLSearchParams) => Promise<Response>;

function authorizationUrl(issuer: string, redirectUri: string, verifier: string): URL {
  const url = new URL(`${issuer}/auth`);
  url.search = new URLSearchParams({
    client_id: CLIENT_ID,
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "openid email",
    state: randomBytes(8).toString("hex"),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  return url;
}

async function redirect(browse: Browse, url: URL, form?: URLSearchParams): Promise<URL> {
  const response = await browse(url, form);
  await response.body?.cancel();
  const location = response.headers.get("location");
  if (!location) throw new Error(`The local sign-in did not go on (${response.status}).`);
  return new URL(location, url);
}

function cookieJar(): Browse {
  const jar = new Map<string, string>();
  return async (url, form) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const post = form ? { method: "POST", body: form } : {};
    const response = await fetch(url, { ...post, redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", ...value] = (line.split(";", 1)[0] ?? "").split("=");
      jar.set(name, value.join("="));
    }
    return response;
  };
}
