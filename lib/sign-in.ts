import { CfnOutput, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Construct } from "constructs";
import { roles } from "../functions/domain/feedback/roles.ts";
import type { Settings } from "../functions/domain/settings.ts";

/** Where people who work with the system sign in: invited by an administrator, with a second factor. */
export class SignIn extends Construct {
  readonly issuer: string;
  readonly clientId: string;

  constructor(scope: Construct, id: string, { society, consoleOrigins }: Settings) {
    super(scope, id);
    const pool = this.pool();
    for (const groupName of roles)
      new cognito.CfnUserPoolGroup(this, groupName, { userPoolId: pool.userPoolId, groupName });
    const client = consoleClient(pool, consoleOrigins);
    this.clientId = client.userPoolClientId;
    this.issuer = `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${pool.userPoolId}`;
    this.pages(pool, client, `hearback-${society.id}`);
    new CfnOutput(this, "UserPool", { value: pool.userPoolId });
    new CfnOutput(this, "Client", { value: this.clientId });
  }

  private pool(): cognito.UserPool {
    return new cognito.UserPool(this, "Pool", {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private pages(pool: cognito.UserPool, client: cognito.UserPoolClient, domainPrefix: string): void {
    const domain = pool.addDomain("Domain", {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: cognito.ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    new cognito.CfnManagedLoginBranding(this, "Branding", {
      userPoolId: pool.userPoolId,
      clientId: client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    new CfnOutput(this, "Pages", { value: domain.baseUrl() });
  }
}

/** A public client: no secret that a browser could not keep, the code flow (with PKCE) and nothing else. */
function consoleClient(pool: cognito.UserPool, origins: readonly string[]): cognito.UserPoolClient {
  const client = pool.addClient("Console", {
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID],
      callbackUrls: origins.map((origin) => `${origin}/`),
      logoutUrls: origins.map((origin) => `${origin}/`),
    },
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.hours(12),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  const resource = client.node.defaultChild as cognito.CfnUserPoolClient;
  resource.explicitAuthFlows = ["ALLOW_REFRESH_TOKEN_AUTH"];
  return client;
}
