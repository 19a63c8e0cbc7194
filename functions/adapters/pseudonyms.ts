import { GenerateMacCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Address, Channel, MessageId, Pseudonym } from "../domain/feedback/handles.ts";

export type Pseudonyms = {
  readonly ofContact: (channel: Channel, address: Address) => Promise<Pseudonym>;
  readonly ofMessage: (providerId: string) => Promise<MessageId>;
};

/** Keyed hashes that only KMS can make: HMAC-SHA-256, 43 characters of base64url. */
export const pseudonyms = (kms: KMSClient, keyId: string): Pseudonyms => {
  const mac = async (kind: string, value: string): Promise<string> => {
    const { Mac } = await kms.send(
      new GenerateMacCommand({
        KeyId: keyId,
        MacAlgorithm: "HMAC_SHA_256",
        Message: Buffer.from(`${kind}:${value}`),
      }),
    );
    return Buffer.from(Mac ?? []).toString("base64url");
  };
  return {
    ofContact: async (channel, address) => (await mac(`contact:${channel}`, address)) as Pseudonym,
    ofMessage: async (providerId) => (await mac("message", providerId)) as MessageId,
  };
};
