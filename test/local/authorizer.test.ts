import { createHmac } from "node:crypto";
import { join } from "node:path";
import { importJWK, SignJWT, UnsecuredJWT } from "jose";
import { expect, onTestFinished, test } from "vitest";
import { roles } from "../../functions/domain/feedback/roles.ts";
import { jwtAuthorizer } from "../../local/http-api/authorizer.ts";
import { choosePorts } from "../../local/ports.ts";
import { demoLogins } from "../../local/sign-in/demo-logins.ts";
import { signIn } from "../../local/sign-in/sign-in.ts";
import { signInServer } from "../../local/sign-in/sign-in-server.ts";
import { signingKey } from "../../local/sign-in/signing-key.ts";
import { CLIENT_ID } from "../../local/template/physical.ts";
import { testFolder } from "./fixture/folder.ts";

async function start() {
  const folder = testFolder();
  const logins = demoLogins(join(folder, "logins.json"));
  const key = await signingKey(join(folder, "signing-key.json"));
  const { signIn: port } = await choosePorts(0);
  const server = await signInServer(port, { logins, key, accessTokenSeconds: 900 });
  onTestFinished(server.close);
  const authorize = jwtAuthorizer(`${server.url}/.well-known/jwks.json`);
  const demand = { issuer: server.url, audience: [CLIENT_ID], scopes: [] };
  return { issuer: server.url, logins, key, authorize, demand };
}

const now = () => Math.floor(Date.now() / 1000);

async function forged(key: object, changes: object, header: object = {}) {
  const { kid } = key as { kid: string };
  return new SignJWT({ client_id: CLIENT_ID, iat: now(), exp: now() + 60, ...changes })
    .setProtectedHeader({ alg: "RS256", kid, ...header })
    .sign(await importJWK(key, "RS256"));
}

test.each(roles)("a %s signs in through the form and is let in with that role and no other", async (role) => {
  const { issuer, logins, authorize, demand } = await start();
  const login = logins.find((known) => known.role === role) ?? { email: "", password: "" };
  const verdict = await authorize(`Bearer ${await signIn(issuer, login)}`, demand);
  expect(verdict).toMatchObject({
    claims: { client_id: CLIENT_ID, token_use: "access", "cognito:groups": `[${role}]`, iss: issuer },
  });
  // As Cognito's: access tokens have no audience.
  expect(verdict).not.toHaveProperty("claims.aud");
});

test("a wrong password and a stranger get no token", async () => {
  const { issuer, logins } = await start();
  const [login = { email: "", password: "" }] = logins;
  await expect(signIn(issuer, { ...login, password: "x" })).rejects.toThrow(/did not go on \(401\)/);
  await expect(signIn(issuer, { email: "nobody@example.org", password: login.password })).rejects.toThrow(/401/);
});

test("only an unexpired token of our issuer for our client is let in", async () => {
  const { issuer, key, authorize, demand } = await start();
  const good = { iss: issuer };
  expect(await authorize(`Bearer ${await forged(key, good)}`, demand)).toMatchObject({ scopes: [] });
  const bad = [
    undefined,
    "Bearer ",
    "Bearer a.b.c",
    `Bearer ${await forged(key, { ...good, exp: now() - 1 })}`,
    `Bearer ${await forged(key, { ...good, exp: undefined })}`,
    `Bearer ${await forged(key, { ...good, nbf: now() + 60 })}`,
    `Bearer ${await forged(key, { iss: "https://evil.example" })}`,
    `Bearer ${await forged(key, { ...good, client_id: "another" })}`,
    `Bearer ${await forged(key, { ...good, aud: "another" })}`,
    `Bearer ${new UnsecuredJWT({ ...good, client_id: CLIENT_ID }).setExpirationTime("1m").encode()}`,
    `Bearer ${signedWithThePublicKey(key, good)}`,
    `Bearer ${(await forged(key, good)).slice(0, -8)}AAAAAAAA`,
  ];
  for (const authorization of bad) expect(await authorize(authorization, demand)).toBe(401);
});

test("a route with scopes refuses a token without them, by another status", async () => {
  const { issuer, key, authorize, demand } = await start();
  const token = `Bearer ${await forged(key, { iss: issuer, scope: "openid" })}`;
  expect(await authorize(token, { ...demand, scopes: ["openid"] })).toMatchObject({ scopes: ["openid"] });
  expect(await authorize(token, { ...demand, scopes: ["triage/write"] })).toBe(403);
});

/** The old trick: the public key taken for the secret of an HMAC. */
function signedWithThePublicKey(key: object, changes: object): string {
  const { n, e, kid } = key as { n: string; e: string; kid: string };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const unsigned = `${part({ alg: "HS256", kid })}.${part({ client_id: CLIENT_ID, exp: now() + 60, ...changes })}`;
  return `${unsigned}.${createHmac("sha256", JSON.stringify({ n, e })).update(unsigned).digest("base64url")}`;
}
