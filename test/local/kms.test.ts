import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  KMSClient,
  ReEncryptCommand,
  VerifyMacCommand,
} from "@aws-sdk/client-kms";
import { expect, onTestFinished, test } from "vitest";
import { awsEndpoint } from "../../local/emulators/aws-endpoint.ts";
import { openKeyStore } from "../../local/emulators/kms/key-store.ts";
import { kmsOperations } from "../../local/emulators/kms/operations.ts";
import { StartFailure } from "../../local/start-failure.ts";
import { LOCAL_CREDENTIALS, localArn, REGION } from "../../local/template/place.ts";
import { testFolder } from "./fixture/folder.ts";

const ARN = localArn("kms", "key/");
const sealing = `${ARN}sealing`;
const other = `${ARN}other`;
const hmac = `${ARN}pseudonyms`;
const Plaintext = Buffer.from("+1 555 0100");
const EncryptionContext = { purpose: "address", id: "a1" };

async function startKms(file = join(testFolder(), "keys.json")) {
  const keys = openKeyStore(file, ARN);
  keys.ensure("sealing", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
  keys.ensure("other", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
  keys.ensure("pseudonyms", "HMAC_256", "GENERATE_VERIFY_MAC");
  const server = await awsEndpoint(0, { targets: { TrentService: kmsOperations(keys) }, sendEmail: async () => ({}) });
  const kms = new KMSClient({ endpoint: server.url, region: REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 });
  onTestFinished(async () => {
    kms.destroy();
    await server.close();
  });
  return { kms, file };
}

test("what is sealed for a purpose is opened for that purpose and no other", async () => {
  const { kms } = await startKms();
  const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: sealing, Plaintext, EncryptionContext }));
  const turned = { id: "a1", purpose: "address" };
  const opened = await kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: turned }));
  expect(Buffer.from(opened.Plaintext ?? []).toString()).toBe("+1 555 0100");
  expect(opened.KeyId).toBe(sealing);
  for (const wrong of [{ ...EncryptionContext, purpose: "identity" }, {}, { purpose: "address" }]) {
    const refused = kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext: wrong }));
    await expect(refused).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  }
  const withOther = kms.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, KeyId: other }));
  await expect(withOther).rejects.toMatchObject({ name: "IncorrectKeyException" });
});

test("a changed byte anywhere in a ciphertext is refused", async () => {
  const { kms } = await startKms();
  const { CiphertextBlob } = await kms.send(new EncryptCommand({ KeyId: sealing, Plaintext }));
  const sealed = Buffer.from(CiphertextBlob ?? []);
  for (let index = 2; index < sealed.length; index += 5) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    const refused = kms.send(new DecryptCommand({ CiphertextBlob: changed }));
    await expect(refused).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  }
});

test("a data key opens again, and an outer key can be changed without seeing it", async () => {
  const { kms } = await startKms();
  const made = await kms.send(new GenerateDataKeyCommand({ KeyId: sealing, KeySpec: "AES_256", EncryptionContext }));
  expect(made.Plaintext).toHaveLength(32);
  const moved = await kms.send(
    new ReEncryptCommand({
      CiphertextBlob: made.CiphertextBlob,
      SourceEncryptionContext: EncryptionContext,
      DestinationKeyId: other,
      DestinationEncryptionContext: { purpose: "identity" },
    }),
  );
  const opened = await kms.send(
    new DecryptCommand({ CiphertextBlob: moved.CiphertextBlob, EncryptionContext: { purpose: "identity" } }),
  );
  expect(opened.KeyId).toBe(other);
  expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Buffer.from(made.Plaintext ?? []));
});

test("a pseudonym is the same after a restart, and a wrong one does not verify", async () => {
  const { kms, file } = await startKms();
  const question = { KeyId: hmac, MacAlgorithm: "HMAC_SHA_256", Message: Plaintext } as const;
  const { Mac } = await kms.send(new GenerateMacCommand(question));
  const { kms: restarted } = await startKms(file);
  expect((await restarted.send(new GenerateMacCommand(question))).Mac).toEqual(Mac);
  expect((await restarted.send(new VerifyMacCommand({ ...question, Mac }))).MacValid).toBe(true);
  const wrong = restarted.send(new VerifyMacCommand({ ...question, Mac: Buffer.alloc(32) }));
  await expect(wrong).rejects.toMatchObject({ name: "KMSInvalidMacException" });
});

test("keys do only what they are for, and what KMS would refuse is refused", async () => {
  const { kms } = await startKms();
  const question = { MacAlgorithm: "HMAC_SHA_256", Message: Plaintext } as const;
  const refusals = [
    [kms.send(new EncryptCommand({ KeyId: hmac, Plaintext })), "InvalidKeyUsageException"],
    [kms.send(new GenerateMacCommand({ KeyId: sealing, ...question })), "InvalidKeyUsageException"],
    [kms.send(new EncryptCommand({ KeyId: sealing, Plaintext: Buffer.alloc(4097) })), "ValidationException"],
    [kms.send(new DescribeKeyCommand({ KeyId: `${ARN}nobody` })), "NotFoundException"],
  ] as const;
  for (const [refused, name] of refusals) await expect(refused).rejects.toMatchObject({ name });
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId: hmac }));
  expect(KeyMetadata).toMatchObject({ KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC", Arn: hmac });
});

test("the keys lie in one file that only its owner reads; a damaged one is named", async () => {
  const { file } = await startKms();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "{");
  expect(() => openKeyStore(file, ARN)).toThrow(StartFailure);
  expect(() => openKeyStore(file, ARN)).toThrow(/keys\.json in the data folder is damaged/);
});

test("a web page reaches no key, not even by a name of its own", async () => {
  const { kms } = await startKms();
  const { hostname, port } = await (kms.config.endpoint?.() ?? Promise.reject(new Error("no endpoint")));
  const ask = (headers: Record<string, string>) =>
    fetch(`http://${hostname}:${port}/`, {
      method: "POST",
      headers: { "x-amz-target": "TrentService.DescribeKey", ...headers },
      body: JSON.stringify({ KeyId: sealing }),
    });
  expect((await ask({})).status).toBe(200);
  expect((await ask({ origin: "https://evil.example" })).status).toBe(400);
});
