import { ProjectionType } from "aws-cdk-lib/aws-dynamodb";
import { Key, KeySpec, KeyUsage } from "aws-cdk-lib/aws-kms";
import type { Construct } from "constructs";
import { ChannelTable, text } from "./channel-table.ts";

/** Who did what: nobody may change or delete here, and every day's end is signed. */
export class AuditTrail extends ChannelTable {
  /** Signs the ends of the day's chains. Whoever has its public half can check them without us. */
  readonly signingKey: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table.addGlobalSecondaryIndex({
      indexName: "record",
      partitionKey: text("reference"),
      sortKey: text("at"),
      projectionType: ProjectionType.ALL,
    });
    this.signingKey = new Key(this, "SigningKey", {
      description: "Signs the audit trail",
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    });
  }
}
