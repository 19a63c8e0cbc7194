import { randomBytes, randomUUID } from "node:crypto";
import { DecryptCommand, EncryptCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { Labelled, Purpose, Sealed, SealedValues, SealKey } from "../domain/feedback/sealed.ts";
import { lock, unlock } from "./cipher.ts";

export type Seal = (purpose: Purpose, value: string) => Promise<Sealed>;
export type Unseal = (sealed: Sealed) => Promise<string>;
/** Seals several values under one data key, so that many cost KMS no more than one. */
export type SealValues = (purpose: Purpose, values: readonly Labelled[]) => Promise<SealedValues>;
/** Opens one of them, and none of the others; `undefined` where it has been destroyed. */
export type UnsealValue = (sealed: SealedValues, index: number) => Promise<string | undefined>;

/**
 * Seals a value of any length: AES-256-GCM under a fresh data key that KMS wraps. `kms:Encrypt` alone is needed,
 * so who can seal cannot open; and 1,600 Ethiopic characters are more than the 4,096 bytes that KMS takes itself.
 */
export const sealing =
  (kms: KMSClient, keyId: string): Seal =>
  async (purpose, value) => {
    const { dataKey, sealKey } = await freshKey(kms, keyId, purpose);
    const { iv, data } = lock(dataKey, nameOf(sealKey), Buffer.from(value));
    dataKey.fill(0);
    return { ...sealKey, iv: base64(iv), data: base64(data) };
  };

/** Opens what was sealed; IAM lets each function open the purposes of its own only. */
export const unsealing =
  (kms: KMSClient, keyId: string): Unseal =>
  async (sealed) => {
    const dataKey = await unwrapped(kms, keyId, sealed);
    return unlock(dataKey, nameOf(sealed), { iv: bytes(sealed.iv), data: bytes(sealed.data) }).toString("utf8");
  };

export const sealingValues =
  (kms: KMSClient, keyId: string): SealValues =>
  async (purpose, values) => {
    const { dataKey, sealKey } = await freshKey(kms, keyId, purpose);
    const sealed = values.map(({ label, value }, index) => {
      const { iv, data } = lock(dataKey, nameOf(sealKey, index, label), Buffer.from(value));
      return { label, iv: base64(iv), data: base64(data) };
    });
    dataKey.fill(0);
    return { ...sealKey, values: sealed };
  };

export const unsealingValue =
  (kms: KMSClient, keyId: string): UnsealValue =>
  async (sealed, index) => {
    const { label, iv, data } = sealed.values[index] ?? {};
    if (label === undefined || iv === undefined || data === undefined) return undefined;
    const dataKey = await unwrapped(kms, keyId, sealed);
    return unlock(dataKey, nameOf(sealed, index, label), { iv: bytes(iv), data: bytes(data) }).toString("utf8");
  };

const freshKey = async (kms: KMSClient, keyId: string, purpose: Purpose) => {
  const id = randomUUID();
  const dataKey = randomBytes(32);
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId: keyId, Plaintext: dataKey, EncryptionContext: { purpose, id } }),
  );
  return { dataKey, sealKey: { purpose, id, key: base64(CiphertextBlob) } satisfies SealKey };
};

const unwrapped = async (kms: KMSClient, keyId: string, { purpose, id, key }: SealKey): Promise<Uint8Array> => {
  const { Plaintext } = await kms.send(
    new DecryptCommand({ KeyId: keyId, CiphertextBlob: bytes(key), EncryptionContext: { purpose, id } }),
  );
  return Plaintext ?? new Uint8Array();
};

/** What is bound to a ciphertext: it opens in its own place and under its own label only. */
const nameOf = ({ purpose, id }: SealKey, ...place: readonly (string | number)[]): string =>
  [purpose, id, ...place].join(":");

const base64 = (value: Uint8Array | undefined): string => Buffer.from(value ?? []).toString("base64");
const bytes = (value: string): Buffer => Buffer.from(value, "base64");
