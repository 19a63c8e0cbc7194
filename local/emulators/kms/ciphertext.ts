import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AwsError } from "../aws-error.ts";
import type { KeyStore, LocalKey } from "./key-store.ts";

/** AWS's encryption context: authenticated, not encrypted. */
export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** version (1) · length of the key's id (1) · id · nonce (12) · tag (16) · AES-256-GCM ciphertext. */
export function seal(key: LocalKey, plaintext: Buffer, context: EncryptionContext): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.material, nonce).setAAD(associatedData(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const id = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([VERSION, id.length]), id, nonce, cipher.getAuthTag(), ciphertext]);
}

/** The key and plaintext of a sealed blob; InvalidCiphertextException for any other bytes or context. */
export function open(keys: KeyStore, blob: Buffer, context: EncryptionContext): { key: LocalKey; plaintext: Buffer } {
  const idEnd = 2 + (blob[1] ?? 0);
  const nonceEnd = idEnd + NONCE_BYTES;
  const tagEnd = nonceEnd + TAG_BYTES;
  try {
    const key = keys.find(blob.subarray(2, idEnd).toString());
    const decipher = createDecipheriv("aes-256-gcm", key.material, blob.subarray(idEnd, nonceEnd), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(associatedData(context))
      .setAuthTag(blob.subarray(nonceEnd, tagEnd));
    return { key, plaintext: Buffer.concat([decipher.update(blob.subarray(tagEnd)), decipher.final()]) };
  } catch {
    throw new AwsError("InvalidCiphertextException");
  }
}

function associatedData(context: EncryptionContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}
