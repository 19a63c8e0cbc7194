import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** What AES-256-GCM makes of bytes: the nonce, and the ciphertext with its tag behind it. */
export type Locked = { readonly iv: Buffer; readonly data: Buffer };

const tagBytes = 16;

/** Encrypts under a data key; `name` is bound to the ciphertext and must be given again to open it. */
export const lock = (dataKey: Uint8Array, name: string, plain: Uint8Array): Locked => {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", dataKey, iv).setAAD(Buffer.from(name));
  return { iv, data: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
};

/** Opens what was locked under the same key and name; throws for anything else. */
export const unlock = (dataKey: Uint8Array, name: string, { iv, data }: Locked): Buffer => {
  const decipher = createDecipheriv("aes-256-gcm", dataKey, iv)
    .setAAD(Buffer.from(name))
    .setAuthTag(data.subarray(-tagBytes));
  return Buffer.concat([decipher.update(data.subarray(0, -tagBytes)), decipher.final()]);
};
