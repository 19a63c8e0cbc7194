import { Duration, RemovalPolicy, Stack, Validations } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type Extras, type Place, type Right, rightsOf } from "./access.ts";
import { type EnvironmentName, type FunctionName, type FunctionSpec, functions } from "./functions.ts";
import { type Grounds, statementsFor } from "./policy.ts";

/** What every function is built from: where its code lies, and the resources that it may name and use. */
export type Surroundings = {
  /** The folder of bundles, one folder a function. */
  readonly bundles: string;
  readonly logKey: IKey;
  readonly logRetentionDays: number;
  readonly environment: Readonly<Record<EnvironmentName, string>>;
  readonly grounds: Grounds;
  /** What the settings add. */
  readonly extras: Extras;
};

/** One Lambda of the channel with a role, a log group and an environment of its own; nothing is shared. */
export class ChannelFunction extends Construct {
  readonly channelName: FunctionName;
  readonly lambda: Lambda;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, name: FunctionName, surroundings: Surroundings) {
    super(scope, name);
    this.channelName = name;
    const { does, seconds, megabytes }: FunctionSpec = functions[name];
    this.logGroup = this.ownLogGroup(surroundings);
    this.lambda = new Lambda(this, "Function", {
      description: does,
      code: Code.fromAsset(`${surroundings.bundles}/${name}`),
      handler: "index.handler",
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: megabytes,
      timeout: Duration.seconds(seconds),
      role: this.role(surroundings),
      logGroup: this.logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: environmentOf(name, surroundings),
    });
    Validations.of(this).acknowledge(...acknowledged, ...starsOf(rightsOf(name, surroundings.extras), surroundings));
  }

  private ownLogGroup({ logKey, logRetentionDays }: Surroundings): LogGroup {
    return new LogGroup(this, "Logs", {
      encryptionKey: logKey,
      retention: logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private role({ grounds, extras }: Surroundings): Role {
    const statements = [
      ...statementsFor(rightsOf(this.channelName, extras), grounds, Stack.of(this).region),
      new PolicyStatement({
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
        resources: [this.logGroup.logGroupArn],
      }),
    ];
    return new Role(this, "Role", {
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: { access: new PolicyDocument({ statements }) },
    });
  }
}

const acknowledged = [
  {
    id: "Serverless::Serverless-LambdaDLQ",
    reason:
      "Called by the API, by queues with dead letters of their own, or by the clock, again the next minute or until it is done.",
  },
  {
    id: "Serverless::Serverless-LambdaTracing",
    reason: "Traces would be one more place that knows who called when; the figures are metrics.",
  },
];

/** Why some things can only be granted with a star. */
const stars: Partial<Readonly<Record<Place, string>>> = {
  "language-model": "An inference profile leads to the model in whatever region has room for it.",
  "invocation-logging": "An account has one configuration of the logging of invocations, and no ARN for it.",
  transcripts: "Amazon Transcribe grants streaming on everything or not at all: a stream has no ARN.",
};

function starsOf(rights: readonly Right[], { grounds }: Surroundings) {
  const found = rights.flatMap(({ on }) => {
    const reason = stars[on];
    const arns = reason === undefined ? [] : grounds[on].arns.filter((arn) => arn.includes("*"));
    return arns.map((arn) => ({ id: `AwsSolutions::AwsSolutions-IAM5[Resource::${arn}]`, reason: String(reason) }));
  });
  const reason = found.map((each) => each.reason).join(" ");
  return found.length === 0 ? [] : [...found, { id: "Serverless::Serverless-LambdaStarPermissions", reason }];
}

function environmentOf(name: FunctionName, { environment: values }: Surroundings): Record<string, string> {
  const { environment }: FunctionSpec = functions[name];
  return Object.fromEntries(environment.map((variable) => [variable, values[variable]]));
}
