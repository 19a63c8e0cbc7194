import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";

/** Files that people sent, encrypted by us before they get here: random bytes under random names, and no versions. */
export class Files extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { codedRowDays }: Settings["retention"]) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // A version that stays would make every deletion a lie.
      versioned: false,
      // What is deleted goes at once; this is for what nothing leads to any more.
      lifecycleRules: [
        { expiration: Duration.days(codedRowDays), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.acknowledgeNames();
    Validations.of(this.bucket).acknowledge({
      id: "AwsSolutions::AwsSolutions-S1",
      reason: "An access log would be one more place that knows who looked when; every opening is audited by disclose.",
    });
  }

  /** Of the statements that roles have on objects of this bucket, wherever they are. */
  private acknowledgeNames(): void {
    const { logicalId } = this.bucket.node.defaultChild as CfnBucket;
    const stack = Stack.of(this);
    Validations.of(stack).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${stack.resolve(logicalId)}.Arn>/*]`,
      reason: "Objects have random names, which no policy can know before; the bucket holds nothing else.",
    });
  }
}
