import { ACCOUNT, localArn, REGION } from "./place.ts";

/** Addresses that resources of the template have on this computer. */
export type Addresses = { readonly sqs: string; readonly api: string; readonly issuer: string };

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export type Physical = { readonly Ref: string; readonly [attribute: string]: string };

/** The physical names of a resource, by its type; only types that other resources may point to are here. */
export function physical(type: string, name: string, addresses: Addresses): Physical | undefined {
  return PHYSICAL[type]?.(name, addresses);
}

/** The client id of the local sign-in: what the template calls its user pool client. */
export const CLIENT_ID = "hearback-local";

const PHYSICAL: Readonly<Record<string, (name: string, addresses: Addresses) => Physical>> = {
  "AWS::ApiGatewayV2::Api": (name, { api }) => ({ Ref: name, ApiId: name, ApiEndpoint: api }),
  "AWS::ApiGatewayV2::Authorizer": (name) => ({ Ref: name, AuthorizerId: name }),
  "AWS::ApiGatewayV2::Integration": (name) => ({ Ref: name }),
  "AWS::Cognito::UserPool": (name, { issuer }) => ({
    Ref: name,
    Arn: localArn("cognito-idp", `userpool/${name}`),
    ProviderName: issuer.replace("http://", ""),
    ProviderURL: issuer,
  }),
  "AWS::Cognito::UserPoolClient": () => ({ Ref: CLIENT_ID, ClientId: CLIENT_ID }),
  "AWS::Cognito::UserPoolDomain": (name) => ({ Ref: name }),
  "AWS::DynamoDB::Table": (name) => ({ Ref: name, Arn: localArn("dynamodb", `table/${name}`) }),
  "AWS::IAM::Role": (name) => ({ Ref: name, Arn: `arn:aws:iam::${ACCOUNT}:role/${name}` }),
  "AWS::KMS::Key": (name) => ({ Ref: name, KeyId: name, Arn: localArn("kms", `key/${name}`) }),
  "AWS::Lambda::Function": (name) => ({ Ref: name, Arn: localArn("lambda", `function:${name}`) }),
  "AWS::Logs::LogGroup": (name) => ({ Ref: name, Arn: localArn("logs", `log-group:${name}`) }),
  "AWS::S3::Bucket": (name) => ({ Ref: name.toLowerCase(), Arn: `arn:aws:s3:::${name.toLowerCase()}` }),
  "AWS::SES::ConfigurationSet": (name) => ({ Ref: name }),
  "AWS::SES::EmailIdentity": (name) => ({ Ref: name }),
  "AWS::SNS::Topic": (name) => ({ Ref: localArn("sns", name), TopicArn: localArn("sns", name), TopicName: name }),
  "AWS::SQS::Queue": (name, { sqs }) => ({
    Ref: `${sqs}/${ACCOUNT}/${name}`,
    Arn: localArn("sqs", name),
    QueueName: name,
  }),
  "AWS::SecretsManager::Secret": (name) => ({
    Ref: localArn("secretsmanager", `secret:${name}`),
    Id: localArn("secretsmanager", `secret:${name}`),
  }),
};

/** CloudFormation's own references. */
export const PSEUDO: Readonly<Record<string, string>> = {
  "AWS::AccountId": ACCOUNT,
  "AWS::Partition": "aws",
  "AWS::Region": REGION,
  "AWS::URLSuffix": "amazonaws.com",
};
