import { createHmac, createPrivateKey, createPublicKey, randomBytes, sign, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { AwsError } from "../aws-error.ts";
import type { AwsOperations } from "../aws-operations.ts";
import { type EncryptionContext, open, seal } from "./ciphertext.ts";
import type { KeyStore, LocalKey } from "./key-store.ts";

const ENCRYPT_LIMIT = 4096;
const Context = z.record(z.string(), z.string()).default({});

/** The operations of AWS KMS that the channel uses, over the keys of a data folder. */
export function kmsOperations(keys: KeyStore): AwsOperations {
  return {
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: metadata(keys.find(KeyId)) }),
    Encrypt: (input) => {
      const key = usable(keys.find(input.KeyId), "ENCRYPT_DECRYPT");
      const plaintext = bytes(input.Plaintext);
      if (plaintext.length > ENCRYPT_LIMIT) throw new AwsError("ValidationException", "At most 4096 bytes.");
      return {
        KeyId: key.arn,
        EncryptionAlgorithm: "SYMMETRIC_DEFAULT",
        CiphertextBlob: sealed(key, plaintext, context(input)),
      };
    },
    Decrypt: (input) => {
      const { key, plaintext } = opened(keys, input.CiphertextBlob, context(input), input.KeyId);
      return { KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT", Plaintext: plaintext.toString("base64") };
    },
    ReEncrypt: (input) => {
      const from = opened(keys, input.CiphertextBlob, context(input, "Source"), input.SourceKeyId);
      const to = usable(keys.find(input.DestinationKeyId), "ENCRYPT_DECRYPT");
      const CiphertextBlob = sealed(to, from.plaintext, context(input, "Destination"));
      return { SourceKeyId: from.key.arn, KeyId: to.arn, CiphertextBlob };
    },
    GenerateDataKey: (input) => {
      const key = usable(keys.find(input.KeyId), "ENCRYPT_DECRYPT");
      const plaintext = randomBytes(dataKeyBytes(input));
      return {
        KeyId: key.arn,
        Plaintext: plaintext.toString("base64"),
        CiphertextBlob: sealed(key, plaintext, context(input)),
      };
    },
    GenerateMac: (input) => {
      const key = usable(keys.find(input.KeyId), "GENERATE_VERIFY_MAC");
      return { KeyId: key.arn, MacAlgorithm: input.MacAlgorithm, Mac: mac(key, input).toString("base64") };
    },
    Sign: (input) => {
      const key = usable(keys.find(input.KeyId), "SIGN_VERIFY");
      const Signature = sign("sha256", signable(input), privateKey(key)).toString("base64");
      return { KeyId: key.arn, SigningAlgorithm: input.SigningAlgorithm, Signature };
    },
    GetPublicKey: (input) => {
      const key = usable(keys.find(input.KeyId), "SIGN_VERIFY");
      const PublicKey = createPublicKey(privateKey(key)).export({ format: "der", type: "spki" }).toString("base64");
      return { KeyId: key.arn, KeySpec: key.spec, KeyUsage: key.usage, PublicKey };
    },
    VerifyMac: (input) => {
      const key = usable(keys.find(input.KeyId), "GENERATE_VERIFY_MAC");
      const expected = mac(key, input);
      const given = bytes(input.Mac);
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new AwsError("KMSInvalidMacException");
      return { KeyId: key.arn, MacAlgorithm: input.MacAlgorithm, MacValid: true };
    },
  };
}

function metadata(key: LocalKey): Record<string, unknown> {
  return { KeyId: key.id, Arn: key.arn, Enabled: true, KeyState: "Enabled", KeySpec: key.spec, KeyUsage: key.usage };
}

function usable(key: LocalKey, usage: string): LocalKey {
  if (key.usage !== usage) throw new AwsError("InvalidKeyUsageException");
  return key;
}

function opened(keys: KeyStore, blob: unknown, sealedWith: EncryptionContext, expectedKey: unknown) {
  const found = open(keys, bytes(blob), sealedWith);
  if (expectedKey !== undefined && keys.find(expectedKey).id !== found.key.id)
    throw new AwsError("IncorrectKeyException");
  return found;
}

function sealed(key: LocalKey, plaintext: Buffer, sealedWith: EncryptionContext): string {
  return seal(key, plaintext, sealedWith).toString("base64");
}

function dataKeyBytes(input: Record<string, unknown>): number {
  const count = input.NumberOfBytes ?? (input.KeySpec === "AES_128" ? 16 : 32);
  if (typeof count !== "number" || !(count >= 1 && count <= 1024)) throw new AwsError("ValidationException");
  return count;
}

function mac(key: LocalKey, input: Record<string, unknown>): Buffer {
  if (input.MacAlgorithm !== "HMAC_SHA_256") throw new AwsError("InvalidKeyUsageException");
  return createHmac("sha256", key.material).update(bytes(input.Message)).digest();
}

function privateKey({ material }: LocalKey) {
  return createPrivateKey({ key: material, format: "der", type: "pkcs8" });
}

/** As KMS takes it raw: at most 4,096 bytes, which it hashes itself. */
function signable(input: Record<string, unknown>): Buffer {
  const message = bytes(input.Message);
  const isKnown = input.SigningAlgorithm === "ECDSA_SHA_256" && (input.MessageType ?? "RAW") === "RAW";
  if (!isKnown || message.length > ENCRYPT_LIMIT) throw new AwsError("ValidationException");
  return message;
}

function context(input: Record<string, unknown>, side = ""): EncryptionContext {
  const read = Context.safeParse(input[`${side}EncryptionContext`]);
  if (!read.success) throw new AwsError("ValidationException");
  return read.data;
}

function bytes(value: unknown): Buffer {
  if (typeof value !== "string") throw new AwsError("ValidationException");
  return Buffer.from(value, "base64");
}
