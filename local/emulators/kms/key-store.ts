import { generateKeyPairSync, randomBytes } from "node:crypto";
import * as z from "zod";
import { privateJson, writePrivateFile } from "../../private-file.ts";
import { AwsError } from "../aws-error.ts";

const Key = z.object({ spec: z.string(), usage: z.string(), material: z.base64() });
const Keys = z.record(z.string(), Key);

/** A key of the local KMS: material never leaves the store's file but to the operations. */
export type LocalKey = {
  readonly id: string;
  readonly arn: string;
  readonly spec: string;
  readonly usage: string;
  readonly material: Buffer;
};

/** The keys of a data folder, in one file that only its owner can read. */
export type KeyStore = {
  /** Makes the key when the data folder is new. */
  readonly ensure: (id: string, spec: string, usage: string) => void;
  /** The key of an id or ARN; NotFoundException when there is none. */
  readonly find: (idOrArn: unknown) => LocalKey;
};

/** Opens the keys of `file`; `arnPrefix` is what comes before the id in their ARNs. */
export function openKeyStore(file: string, arnPrefix: string): KeyStore {
  const keys = new Map(Object.entries(privateJson(file, Keys, () => ({}))));
  return {
    ensure: (id, spec, usage) => {
      if (keys.has(id)) return;
      keys.set(id, { spec, usage, material: materialFor(spec).toString("base64") });
      writePrivateFile(file, JSON.stringify(Object.fromEntries(keys)));
    },
    find: (idOrArn) => {
      const id = String(idOrArn).replace(arnPrefix, "");
      const key = keys.get(id);
      if (!key) throw new AwsError("NotFoundException", "There is no such key.");
      return {
        id,
        arn: arnPrefix + id,
        spec: key.spec,
        usage: key.usage,
        material: Buffer.from(key.material, "base64"),
      };
    },
  };
}

/** Random bytes or, where the key signs, a private key on the curve that AWS calls so. */
function materialFor(spec: string): Buffer {
  if (spec !== "ECC_NIST_P256") return randomBytes(32);
  return generateKeyPairSync("ec", { namedCurve: "prime256v1" }).privateKey.export({ format: "der", type: "pkcs8" });
}
