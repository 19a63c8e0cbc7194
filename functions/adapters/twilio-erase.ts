import type { ApiSecret } from "./secrets.ts";
import { twilioClient } from "./twilio-client.ts";

/** `pending`: still on its way, or the provider is busy; try again. `refused`: it will not, and a person has to ask why. */
export type Erasure = "erased" | "pending" | "refused";
export type EraseAtProvider = (providerId: string) => Promise<Erasure>;

/** Erases a message and its files, or a call, at Twilio; what is not there any more counts as erased. */
export const twilioErase = (credentials: () => Promise<ApiSecret>, apiUrl: string): EraseAtProvider => {
  const client = twilioClient(credentials, apiUrl);
  return async (providerId) => {
    // A webhook without an id left a fingerprint of ours: the provider knows no such message.
    if (!/^(SM|MM|CA)[0-9a-fA-F]{32}$/.test(providerId)) return "erased";
    try {
      if (providerId.startsWith("CA"))
        return (await (await client()).calls(providerId).remove()) ? "erased" : "pending";
      const message = (await client()).messages(providerId);
      if (providerId.startsWith("MM")) {
        // By the id: what the SDK lists cannot remove itself.
        for (const { sid } of await message.media.list({ limit: 10 })) await message.media(sid).remove();
      }
      return (await message.remove()) ? "erased" : "pending";
    } catch (error) {
      return whatItMeans((error as { status?: unknown }).status);
    }
  };
};

const whatItMeans = (status: unknown): Erasure => {
  if (status === 404) return "erased";
  return status === 409 || status === 429 || typeof status !== "number" || status >= 500 ? "pending" : "refused";
};
