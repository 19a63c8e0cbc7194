import { functionCredentials, REGION } from "../template/place.ts";
import type { LambdaFunction } from "./lambda-function.ts";

/** The whole environment of a function: what the template gives it, and what the Lambda runtime adds. */
export function runtimeVariables(
  lambda: LambdaFunction,
  awsUrl: string,
  transcribe?: string,
): Readonly<Record<string, string>> {
  const { accessKeyId, secretAccessKey } = functionCredentials(lambda.name);
  return {
    ...lambda.variables,
    PATH: "/usr/local/bin:/usr/bin:/bin",
    TZ: ":UTC",
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    AWS_LAMBDA_FUNCTION_NAME: lambda.name,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(lambda.memory),
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL_DYNAMODB: awsUrl,
    AWS_ENDPOINT_URL_SQS: awsUrl,
    AWS_ENDPOINT_URL_KMS: awsUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: awsUrl,
    AWS_ENDPOINT_URL_SESV2: awsUrl,
    AWS_ENDPOINT_URL_S3: awsUrl,
    ...(transcribe && { AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: transcribe }),
  };
}
