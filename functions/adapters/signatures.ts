import { type KMSClient, SignCommand } from "@aws-sdk/client-kms";

/** A signature in base64 over a short text, by a key that never leaves KMS. */
export type Sign = (text: string) => Promise<string>;

export const signing =
  (kms: KMSClient, keyId: string): Sign =>
  async (text) => {
    const { Signature } = await kms.send(
      new SignCommand({
        KeyId: keyId,
        Message: Buffer.from(text),
        MessageType: "RAW",
        SigningAlgorithm: "ECDSA_SHA_256",
      }),
    );
    return Buffer.from(Signature ?? []).toString("base64");
  };
