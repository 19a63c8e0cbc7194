import { createHash, timingSafeEqual } from "node:crypto";
import type { TwilioOptions } from "./options.ts";

/** Whether a request carries the account's own token or its API key, compared in constant time. */
export function isAuthorized(options: TwilioOptions, header: string | undefined): boolean {
  if (header === undefined || header.length > 512 || !header.startsWith("Basic ")) return false;
  const given = digest(Buffer.from(header.slice("Basic ".length), "base64"));
  const byToken = timingSafeEqual(given, digest(`${options.accountSid}:${options.authToken}`));
  const byKey = timingSafeEqual(given, digest(`${options.apiKey}:${options.apiSecret}`));
  return byToken || byKey;
}

// Digests have one length, so that the comparison never tells where the secrets differ.
const digest = (value: string | Uint8Array): Buffer => createHash("sha256").update(value).digest();
