import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";
import { LOCAL_CREDENTIALS, REGION } from "./template/place.ts";

/** The local cloud's own hands on its database and queues. */
export type AwsClients = { readonly database: DynamoDBClient; readonly queues: SQSClient; readonly close: () => void };

/** Clients for the emulators at those addresses. */
export function awsClients(endpoints: { readonly dynamodb: string; readonly sqs: string }): AwsClients {
  const common = { region: REGION, credentials: LOCAL_CREDENTIALS };
  const database = new DynamoDBClient({ ...common, endpoint: endpoints.dynamodb });
  const queues = new SQSClient({ ...common, endpoint: endpoints.sqs });
  const close = () => {
    database.destroy();
    queues.destroy();
  };
  return { database, queues, close };
}
