import { CfnOutput, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import * as http from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Settings } from "../functions/domain/settings.ts";
import type { ChannelFunction } from "./channel-function.ts";
import type { SignIn } from "./sign-in.ts";

export type Route = { readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; readonly path: string };
type ChannelApiProps = { readonly settings: Settings; readonly signIn: SignIn; readonly logKey: IKey };

/** The one door of the channel. Whoever comes must have signed in, except to the webhooks, which check a signature. */
export class ChannelApi extends Construct {
  readonly api: http.HttpApi;
  readonly stage: http.HttpStage;
  /** A line for each request, of the fields of `accessLog` below. */
  readonly accessLog: LogGroup;

  constructor(scope: Construct, id: string, { settings, signIn, logKey }: ChannelApiProps) {
    super(scope, id);
    this.api = new http.HttpApi(this, "Api", {
      createDefaultStage: false,
      disableExecuteApiEndpoint: settings.certificateArn !== undefined,
      defaultAuthorizer: new HttpJwtAuthorizer("SignedIn", signIn.issuer, { jwtAudience: [signIn.clientId] }),
      corsPreflight: corsFor(settings.consoleOrigins),
    });
    this.accessLog = this.logGroup(logKey, settings.logRetentionDays);
    this.stage = new http.HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: settings.throttling.rate, burstLimit: settings.throttling.burst },
      accessLogSettings: {
        destination: new http.LogGroupLogDestination(this.accessLog),
        format: accessLog,
      },
      ...this.domain(settings),
    });
    if (settings.certificateArn === undefined) new CfnOutput(this, "Endpoint", { value: this.api.apiEndpoint });
  }

  /** Routes for people who have signed in. */
  open(target: ChannelFunction, routes: readonly Route[]): void {
    this.add(target, routes);
  }

  /** Routes for Twilio, which signs its requests instead. */
  openToTwilio(target: ChannelFunction, routes: readonly Route[]): void {
    const reason = "Twilio cannot sign in; the function checks the signature of every request before anything else.";
    this.openUnsigned(target, routes, reason);
  }

  /** Pages for people without a login: what is published, and links that carry a signature of their own. */
  openToEverybody(target: ChannelFunction, routes: readonly Route[]): void {
    const reason =
      "It shows what was approved for everybody, and does what a signed link that ends says, nothing else.";
    this.openUnsigned(target, routes, reason);
  }

  private openUnsigned(target: ChannelFunction, routes: readonly Route[], reason: string): void {
    for (const route of this.add(target, routes, { authorizer: new http.HttpNoneAuthorizer() })) {
      Validations.of(route).acknowledge({ id: "AwsSolutions::AwsSolutions-APIG4", reason });
    }
  }

  private add(
    { lambda, channelName }: ChannelFunction,
    routes: readonly Route[],
    options: Pick<http.AddRoutesOptions, "authorizer"> = {},
  ): http.HttpRoute[] {
    // A permission a route would pass Lambda's limit on the size of a policy near fifty routes.
    const integration = new HttpLambdaIntegration(channelName, lambda, { scopePermissionToRoute: false });
    return routes.flatMap(({ method, path }) =>
      this.api.addRoutes({ path, methods: [http.HttpMethod[method]], integration, ...options }),
    );
  }

  private logGroup(encryptionKey: IKey, retention: number): LogGroup {
    return new LogGroup(this, "AccessLog", { encryptionKey, retention, removalPolicy: RemovalPolicy.DESTROY });
  }

  private domain({ certificateArn, publicUrl }: Settings): Pick<http.HttpStageProps, "domainMapping"> {
    if (certificateArn === undefined) return {};
    const domainName = new http.DomainName(this, "Domain", {
      domainName: new URL(publicUrl).hostname,
      certificate: Certificate.fromCertificateArn(this, "Certificate", certificateArn),
      securityPolicy: http.SecurityPolicy.TLS_1_2,
    });
    new CfnOutput(this, "DomainTarget", { value: domainName.regionalDomainName });
    return { domainMapping: { domainName } };
  }
}

/** What is written of a request: the route as we declared it, never the path, the query, the caller or the body. */
const accessLog = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    time: "$context.requestTimeEpoch",
    route: "$context.routeKey",
    status: "$context.status",
    bytes: "$context.responseLength",
    milliseconds: "$context.responseLatency",
    functionMilliseconds: "$context.integrationLatency",
    functionStatus: "$context.integrationStatus",
    refusal: "$context.error.responseType",
  }),
);

function corsFor(origins: readonly string[]): http.CorsPreflightOptions {
  const { GET, POST, PUT, PATCH, DELETE } = http.CorsHttpMethod;
  return {
    allowOrigins: [...origins],
    allowMethods: [GET, POST, PUT, PATCH, DELETE],
    allowHeaders: ["authorization", "content-type", "if-match", "idempotency-key", "accept-language"],
    exposeHeaders: ["etag", "ratelimit", "ratelimit-policy", "content-language"],
  };
}
