import { Duration, Validations } from "aws-cdk-lib";
import { Key } from "aws-cdk-lib/aws-kms";
import { Queue, QueueEncryption, type QueueProps } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type QueueName, queueNames } from "./access.ts";
import { functions } from "./functions.ts";

/** Who takes messages from each queue. */
export const consumers = {
  feedback: "open-record",
  complaint: "open-record",
  protection: "open-record",
  replies: "send",
  notices: "notify",
  media: "media",
} as const satisfies Record<QueueName, keyof typeof functions>;

/** The queues, which carry ids and never text, each with dead letters that are kept for two weeks. */
export class ChannelQueues extends Construct {
  readonly key: Key;
  readonly queues: Readonly<Record<QueueName, Queue>>;
  readonly dead: Readonly<Record<QueueName, Queue>>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.key = new Key(this, "Key", { description: "Queues", enableKeyRotation: true });
    this.dead = forEachQueue((name) => this.queue(`${name}-dead`, { retentionPeriod: Duration.days(14) }));
    Validations.of(this).acknowledge({
      id: "Serverless::Serverless-SQSRedrivePolicy",
      reason: "Dead letters have no dead letters; every other queue has, and a test counts them.",
    });
    this.queues = forEachQueue((name) =>
      this.queue(name, {
        // As AWS advises: six attempts of the function fit into the time that a message is hidden.
        visibilityTimeout: Duration.seconds(6 * functions[consumers[name]].seconds),
        deadLetterQueue: { queue: this.dead[name], maxReceiveCount: 5 },
      }),
    );
  }

  private queue(id: string, props: QueueProps): Queue {
    const encryption = { encryption: QueueEncryption.KMS, encryptionMasterKey: this.key, enforceSSL: true };
    return new Queue(this, id, { ...encryption, ...props });
  }
}

function forEachQueue<T>(make: (name: QueueName) => T): Record<QueueName, T> {
  return Object.fromEntries(queueNames.map((name) => [name, make(name)])) as Record<QueueName, T>;
}
