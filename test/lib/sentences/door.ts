import { expect, it } from "vitest";
import { disclosureRoutes } from "../../../functions/disclose/routes.ts";
import { publishRoutes } from "../../../functions/publish/routes.ts";
import type { RouteSpec } from "../../../functions/triage/route.ts";
import { routes } from "../../../functions/triage/routes.ts";
import { type Built, ofType } from "../built.ts";

const webhooks = [
  "POST /twilio/messages",
  "POST /twilio/status/{reply}",
  "POST /twilio/voice",
  "POST /twilio/calls/{call}/{leg}",
];
const publicPages = ["GET /news/{programme}/{language}", "GET /unsubscribe/{token}", "POST /unsubscribe/{token}"];

/** The HTTP API and the sign-in. */
export function door(built: Built): void {
  const all = ofType(built, "AWS::ApiGatewayV2::Route").map(({ properties }) => properties);

  it("opens exactly the webhooks, the public pages, the routes of triage, disclose and publish", () => {
    const signedIn = [routes, disclosureRoutes, publishRoutes].flatMap((table) => Object.values<RouteSpec>(table));
    const keys = signedIn.map(({ method, path }) => `${method} ${path}`);
    expect(all.map(({ RouteKey }) => RouteKey).sort()).toEqual([...webhooks, ...publicPages, ...keys].sort());
  });

  it.each(all.map((route) => [route.RouteKey, route] as const))("asks who is there: %s", (key, route) => {
    if ([...webhooks, ...publicPages].includes(key)) expect(route).toMatchObject({ AuthorizationType: "NONE" });
    else expect(route).toMatchObject({ AuthorizationType: "JWT", AuthorizerId: { Ref: expect.any(String) } });
  });

  it("takes the tokens of our own sign-in, made for our own client", () => {
    built.template.hasResourceProperties("AWS::ApiGatewayV2::Authorizer", {
      AuthorizerType: "JWT",
      IdentitySource: ["$request.header.Authorization"],
      JwtConfiguration: { Audience: [{ Ref: ofType(built, "AWS::Cognito::UserPoolClient")[0]?.id }] },
    });
  });

  it("takes so many requests a second and no more", () => {
    built.template.hasResourceProperties("AWS::ApiGatewayV2::Stage", {
      DefaultRouteSettings: { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 200 },
    });
  });

  it("writes of a request the declared route, and neither path, query, caller, header nor body", () => {
    const { Format, DestinationArn } = ofType(built, "AWS::ApiGatewayV2::Stage")[0]?.properties.AccessLogSettings ?? {};
    expect(Object.values(JSON.parse(Format)).sort()).toEqual([
      "$context.error.responseType",
      "$context.integrationLatency",
      "$context.integrationStatus",
      "$context.requestId",
      "$context.requestTimeEpoch",
      "$context.responseLatency",
      "$context.responseLength",
      "$context.routeKey",
      "$context.status",
    ]);
    expect(built.resources[DestinationArn["Fn::GetAtt"][0]]?.Type).toBe("AWS::Logs::LogGroup");
  });

  it("answers browsers of the console's origins only", () => {
    built.template.hasResourceProperties("AWS::ApiGatewayV2::Api", {
      CorsConfiguration: { AllowOrigins: ["https://console.example.org"] },
    });
  });

  it("gives each function one permission for the whole API, whatever the number of routes", () => {
    const permissions = Object.values(built.template.findResources("AWS::Lambda::Permission"));
    const ofApi = permissions.filter(({ Properties }) => Properties.Principal === "apigateway.amazonaws.com");
    expect(ofApi).toHaveLength(6);
  });

  it("lets in only who was invited and has a second factor, with the roles of the channel as groups", () => {
    built.template.hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
    });
    const groups = ofType(built, "AWS::Cognito::UserPoolGroup").map(({ properties }) => properties.GroupName);
    expect(groups.sort()).toEqual([
      "accountability_officer",
      "administrator",
      "auditor",
      "collector",
      "integrity_focal_point",
      "manager",
      "protection_focal_point",
      "supervisor",
    ]);
  });

  it("signs in with the code flow of a public client, for a quarter of an hour, and can take it back", () => {
    built.template.hasResourceProperties("AWS::Cognito::UserPoolClient", {
      AllowedOAuthFlows: ["code"],
      GenerateSecret: false,
      ExplicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      AccessTokenValidity: 15,
      TokenValidityUnits: { AccessToken: "minutes" },
      EnableTokenRevocation: true,
    });
  });
}
