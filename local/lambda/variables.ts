import { LOCAL_CREDENTIALS, REGION } from "../template/place.ts";
import type { LambdaFunction } from "./lambda-function.ts";

/** Where the AWS SDK of a function finds the emulators. */
export type AwsEndpoints = { readonly dynamodb: string; readonly sqs: string; readonly aws: string };

/** The whole environment of a function: what the template gives it, and what the Lambda runtime adds. */
export function runtimeVariables(lambda: LambdaFunction, endpoints: AwsEndpoints): Readonly<Record<string, string>> {
  return {
    ...lambda.variables,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memory),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_KMS: endpoints.aws,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.aws,
    AWS_ENDPOINT_URL_SESV2: endpoints.aws,
  };
}
