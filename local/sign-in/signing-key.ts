import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { exportJWK, generateKeyPair } from "jose";
import * as z from "zod";
import { privateJson, writePrivateFile } from "../private-file.ts";

const Key = z.looseObject({ kid: z.string(), kty: z.literal("RSA"), d: z.string() });

/** The key that signs tokens, kept in `file`: a token outlives a restart as it does at Cognito. */
export async function signingKey(file: string): Promise<z.infer<typeof Key>> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "RS256", use: "sig" };
    writePrivateFile(file, JSON.stringify(jwk));
  }
  return privateJson(file, Key, () => {
    throw new Error("The signing key was just written.");
  });
}
