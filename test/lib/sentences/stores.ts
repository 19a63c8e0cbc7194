import { expect, it } from "vitest";
import { type Built, ofType } from "../built.ts";

/** Tables and keys. */
export function stores(built: Built): void {
  const tables = ofType(built, "AWS::DynamoDB::Table");
  const keys = ofType(built, "AWS::KMS::Key");

  it("has three tables, each under a key of its own", () => {
    const keyOf = tables.map(({ properties }) => properties.SSESpecification.KMSMasterKeyId["Fn::GetAtt"][0]);
    expect(new Set(keyOf).size).toBe(3);
    for (const { properties } of tables)
      expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: "KMS" });
  });

  it.each(tables.map(({ id, ...table }) => [id, table] as const))(
    "forgets in the backups of %s after seven days, expires items, and is not deleted by mistake",
    (_, { properties, deletionPolicy }) => {
      expect(properties.PointInTimeRecoverySpecification).toEqual({
        PointInTimeRecoveryEnabled: true,
        RecoveryPeriodInDays: 7,
      });
      expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: "expiresAt", Enabled: true });
      expect(properties).toMatchObject({ DeletionProtectionEnabled: true, BillingMode: "PAY_PER_REQUEST" });
      expect(deletionPolicy).toBe("Retain");
    },
  );

  it("has one bucket, which nobody outside reads, keeps no versions and forgets by itself what nothing leads to", () => {
    const [bucket, ...more] = ofType(built, "AWS::S3::Bucket");
    expect(more).toEqual([]);
    expect(bucket?.properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    expect(bucket?.properties.VersioningConfiguration).toBeUndefined();
    expect(bucket?.properties.LifecycleConfiguration.Rules).toMatchObject([
      { Status: "Enabled", ExpirationInDays: 730 },
    ]);
    expect(bucket?.deletionPolicy).toBe("Retain");
    const [policy] = ofType(built, "AWS::S3::BucketPolicy");
    expect(JSON.stringify(policy)).toContain("aws:SecureTransport");
  });

  it("finds the outbox, the queue and what changed by sharded indexes, and has none on the vault", () => {
    const indexes = tables.map(({ properties }) => properties.GlobalSecondaryIndexes ?? []);
    expect(indexes.flat().map(({ IndexName }: { IndexName: string }) => IndexName)).toEqual([
      "outbox",
      "queue",
      "changes",
      "record",
    ]);
    expect(indexes).toContainEqual([]);
  });

  it("rotates every key but the one of the pseudonyms and the one that signs, and keeps them when the stack goes", () => {
    const unrotated = keys.filter(({ properties }) => properties.EnableKeyRotation !== true);
    expect(unrotated.map(({ properties }) => properties.KeySpec).sort()).toEqual(["ECC_NIST_P256", "HMAC_256"]);
    for (const { deletionPolicy } of keys) expect(deletionPolicy).toBe("Retain");
  });
}
