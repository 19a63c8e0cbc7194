// oidc-provider ships no types: this is the part of it that the local sign-in uses.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Payload = Record<string, unknown>;
  type Token = { readonly accountId?: string };
  type Jwt = { readonly payload: Payload };

  /** A grant of scopes to a client. */
  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  /** A request inside the provider. */
  export interface Context {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly provider: { readonly Grant: new (owner: { clientId: string; accountId: string }) => Grant };
    };
  }

  /** Where the provider keeps sessions, codes and tokens of one kind. */
  export interface Adapter {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Payload | undefined>;
    findByUid(uid: string): Promise<Payload | undefined>;
    findByUserCode(userCode: string): Promise<Payload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Configuration extends Payload {
    adapter: (kind: string) => Adapter;
    extraTokenClaims: (context: Context, token: Token) => Payload | undefined;
    loadExistingGrant: (context: Context) => Promise<Grant>;
    formats: { customizers: { jwt: (context: Context, token: Token, jwt: Jwt) => void } };
  }

  export class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<{ readonly uid: string }>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: Payload,
      options: { mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }
}
