import { StartFailure } from "../start-failure.ts";
import type { Template } from "./template.ts";

/** The resource types that run on this computer. */
export const EMULATED: ReadonlySet<string> = new Set([
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Authorizer",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::Cognito::UserPool",
  "AWS::Cognito::UserPoolClient",
  "AWS::DynamoDB::Table",
  "AWS::IAM::Role",
  "AWS::KMS::Key",
  "AWS::Lambda::EventSourceMapping",
  "AWS::Lambda::Function",
  "AWS::Logs::SubscriptionFilter",
  "AWS::Scheduler::Schedule",
  "AWS::SecretsManager::Secret",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
]);

/** What is left out here on purpose, and why nothing is lost by it. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  "AWS::ApiGatewayV2::Stage": "Throttling and the access log protect an address that the world can reach.",
  "AWS::ApiGatewayV2::DomainName": "The API answers at 127.0.0.1.",
  "AWS::ApiGatewayV2::ApiMapping": "The API answers at 127.0.0.1.",
  "AWS::CDK::Metadata": "It says which constructs made the template.",
  "AWS::CloudWatch::Alarm": "Nobody is woken by a computer on a desk.",
  "AWS::CloudWatch::CompositeAlarm": "Nobody is woken by a computer on a desk.",
  "AWS::CloudWatch::Dashboard": "The log files and the start screen show what runs.",
  "AWS::Cognito::UserPoolDomain": "The local sign-in has its own address.",
  "AWS::Cognito::UserPoolGroup": "There is one demo login per role.",
  "AWS::Cognito::UserPoolResourceServer": "The local sign-in grants every scope to its one client.",
  "AWS::Cognito::ManagedLoginBranding": "The local sign-in has its own page.",
  "AWS::Events::Rule": "Bounces of mails that never leave this computer do not happen.",
  "AWS::KMS::Alias": "An alias is for people; functions are given ARNs.",
  "AWS::Lambda::Permission": "The local cloud calls the functions itself.",
  "AWS::Logs::LogGroup": "What a Lambda writes goes to a file in the data folder.",
  "AWS::Logs::MetricFilter": "No metrics are kept here.",
  "AWS::Logs::ResourcePolicy": "What a Lambda writes goes to a file in the data folder.",
  "AWS::S3::BucketPolicy": "The bucket is a folder of this computer.",
  "AWS::SES::ConfigurationSet": "Mail goes to the mailbox page.",
  "AWS::SES::ConfigurationSetEventDestination": "Mail goes to the mailbox page.",
  "AWS::SES::EmailIdentity": "Mail goes to the mailbox page.",
  "AWS::SNS::Subscription": "Alarms are left out.",
  "AWS::SNS::Topic": "Alarms are left out.",
  "AWS::SNS::TopicPolicy": "Alarms are left out.",
  "AWS::SQS::QueuePolicy": "The queues are reached from this computer only.",
  "AWS::Scheduler::ScheduleGroup": "A group is for people; schedules run without.",
  "AWS::SecretsManager::ResourcePolicy": "The secrets are reached from this computer only.",
  "AWS::WAFv2::WebACL": "A firewall protects an address that the world can reach.",
  "AWS::WAFv2::WebACLAssociation": "A firewall protects an address that the world can reach.",
};

/** Stops the start at a resource that would silently be missing here and present in AWS. */
export function refuseUnknownTypes(template: Template): void {
  for (const [id, { type }] of template.resources) {
    if (EMULATED.has(type) || Object.hasOwn(LEFT_OUT, type)) continue;
    const remedy = "emulate it, or leave it out with a reason in local/template/resource-types.ts";
    throw new StartFailure(`The template's ${id} is of type ${type}, which the local cloud does not know: ${remedy}.`);
  }
}
