import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The clients of AWS, one each for an environment. Endpoints and credentials come from where it runs. */
export const dynamo = (): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
    marshallOptions: { removeUndefinedValues: true },
  });

export const kms = (): KMSClient => new KMSClient({ maxAttempts: 4 });

export const sqs = (): SQSClient => new SQSClient({ maxAttempts: 2 });
