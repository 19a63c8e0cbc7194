import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from "node:crypto";
import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Purpose, Sealed } from "../domain/feedback/sealed.ts";

export type Seal = (purpose: Purpose, value: string) => Promise<Sealed>;
export type Unseal = (sealed: Sealed) => Promise<string>;

/**
 * Seals a value of any length: AES-256-GCM under a fresh data key that KMS wraps. `kms:Encrypt` alone is needed,
 * so who can seal cannot open; and 1,600 Ethiopic characters are more than the 4,096 bytes that KMS takes itself.
 */
export const sealing =
  (kms: KMSClient, keyId: string): Seal =>
  async (purpose, value) => {
    const id = randomUUID();
    const dataKey = randomBytes(32);
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", dataKey, iv).setAAD(Buffer.from(`${purpose}:${id}`));
    const data = Buffer.concat([cipher.update(value, "utf8"), cipher.final(), cipher.getAuthTag()]);
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: keyId, Plaintext: dataKey, EncryptionContext: { purpose, id } }),
    );
    dataKey.fill(0);
    return { purpose, id, key: base64(CiphertextBlob), iv: base64(iv), data: base64(data) };
  };

/** Opens what was sealed; IAM lets each function open the purposes of its own only. */
export const unsealing =
  (kms: KMSClient, keyId: string): Unseal =>
  async ({ purpose, id, key, iv, data }) => {
    const { Plaintext } = await kms.send(
      new DecryptCommand({ KeyId: keyId, CiphertextBlob: bytes(key), EncryptionContext: { purpose, id } }),
    );
    const sealed = bytes(data);
    const decipher = createDecipheriv("aes-256-gcm", Plaintext ?? new Uint8Array(), bytes(iv))
      .setAAD(Buffer.from(`${purpose}:${id}`))
      .setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString("utf8");
  };

const base64 = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString("base64");
const bytes = (value: string): Buffer => Buffer.from(value, "base64");
