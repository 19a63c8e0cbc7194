import { createHash, randomBytes } from "node:crypto";
import type { KMSClient } from "@aws-sdk/client-kms";
import type { Pseudonyms } from "../../../functions/adapters/pseudonyms.ts";
import type { MessageId, Pseudonym } from "../../../functions/domain/feedback/handles.ts";

/** Takes every delivery for a new message: what `npm run chaos -- --sabotage forget-ids` must find out. */
export const pseudonyms = (_kms: KMSClient, _keyId: string): Pseudonyms => ({
  ofContact: async (channel, address) =>
    createHash("sha256").update(`${channel}:${address}`).digest("base64url") as Pseudonym,
  ofMessage: async () => randomBytes(32).toString("base64url") as MessageId,
});
