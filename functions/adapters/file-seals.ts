import { randomBytes, randomUUID } from "node:crypto";
import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { SealKey } from "../domain/feedback/sealed.ts";
import { lock, unlock } from "./cipher.ts";

export type FileSeal = SealKey & { readonly iv: string };
export type SealFile = (bytes: Uint8Array) => Promise<{ readonly seal: FileSeal; readonly data: Buffer }>;
export type UnsealFile = (seal: FileSeal, data: Buffer) => Promise<Buffer>;

const purpose = "media";

/** Encrypts a file under a data key of its own, which KMS wraps: the key goes to the vault, the bytes to the bucket. */
export const sealingFiles =
  (kms: KMSClient, keyId: string): SealFile =>
  async (bytes) => {
    const id = randomUUID();
    const dataKey = randomBytes(32);
    const { iv, data } = lock(dataKey, `${purpose}:${id}`, bytes);
    const { CiphertextBlob } = await kms.send(
      new EncryptCommand({ KeyId: keyId, Plaintext: dataKey, EncryptionContext: { purpose, id } }),
    );
    dataKey.fill(0);
    const key = Buffer.from(CiphertextBlob ?? []).toString("base64");
    return { seal: { purpose, id, key, iv: iv.toString("base64") }, data };
  };

/** Opens a file again. */
export const unsealingFiles =
  (kms: KMSClient, keyId: string): UnsealFile =>
  async ({ id, key, iv }, data) => {
    const { Plaintext } = await kms.send(
      new DecryptCommand({
        KeyId: keyId,
        CiphertextBlob: Buffer.from(key, "base64"),
        EncryptionContext: { purpose, id },
      }),
    );
    return unlock(Plaintext ?? new Uint8Array(), `${purpose}:${id}`, { iv: Buffer.from(iv, "base64"), data });
  };
