import * as z from "zod";
import { StartFailure } from "../start-failure.ts";
import type { References } from "../template/references.ts";

/** What a JWT authorizer of the template demands of a token. */
export type JwtDemand = {
  readonly issuer: string;
  readonly audience: readonly string[];
  readonly scopes: readonly string[];
};

/** A route of the HTTP API and the function behind it. */
export type Route = {
  readonly key: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly functionName: string;
  readonly jwt: JwtDemand | undefined;
};

/** The route that a request meets, with its path parameters as they stood in the URL. */
export type Match = { readonly route: Route; readonly parameters: Readonly<Record<string, string>> };

const RouteShape = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(["NONE", "JWT"]).default("NONE"),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: z.array(z.string()).default([]),
});
const IntegrationShape = z.object({
  IntegrationType: z.literal("AWS_PROXY"),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal("2.0"),
});
const AuthorizerShape = z.object({
  AuthorizerType: z.literal("JWT"),
  IdentitySource: z.tuple([z.literal("$request.header.Authorization")]),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()).min(1) }),
});

/** The routes of the template, the ones that API Gateway prefers first. */
export function templateRoutes(refs: References): readonly Route[] {
  const integrations = byName(refs, "AWS::ApiGatewayV2::Integration", IntegrationShape);
  const authorizers = byName(refs, "AWS::ApiGatewayV2::Authorizer", AuthorizerShape);
  return refs
    .all("AWS::ApiGatewayV2::Route", Object.keys(RouteShape.shape))
    .map(([id, properties]) => {
      const {
        RouteKey,
        Target,
        AuthorizationType,
        AuthorizerId = "",
        AuthorizationScopes,
      } = read(RouteShape, id, properties);
      const { IntegrationUri = "" } = integrations.get(Target.replace("integrations/", "")) ?? {};
      const { Issuer = "", Audience = [] } = authorizers.get(AuthorizerId)?.JwtConfiguration ?? {};
      const [method = "ANY", path = "/{proxy+}"] = RouteKey === "$default" ? [] : RouteKey.split(" ");
      return {
        key: RouteKey,
        method,
        segments: path.split("/").slice(1),
        functionName: /:function:([\w-]{1,80})/.exec(IntegrationUri)?.[1] ?? "",
        jwt:
          AuthorizationType === "JWT" ? { issuer: Issuer, audience: Audience, scopes: AuthorizationScopes } : undefined,
      };
    })
    .sort((a, b) => preference(a) - preference(b));
}

/** Finds the route of a request; path parameters stay encoded. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const parts = path.split("/").slice(1);
  for (const route of routes) {
    const parameters = route.method === method || route.method === "ANY" ? bind(route.segments, parts) : undefined;
    if (parameters) return { route, parameters };
  }
  return undefined;
}

function bind(segments: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const name = /^\{(\w+)(\+?)\}$/.exec(segment);
    if (name?.[1] && name[2]) {
      const rest = parts.slice(index).join("/");
      return rest === "" ? undefined : { ...parameters, [name[1]]: rest };
    }
    const part = parts[index];
    if (part === undefined || (name ? part === "" : part !== segment)) return undefined;
    if (name?.[1]) parameters[name[1]] = part;
  }
  return parts.length === segments.length ? parameters : undefined;
}

/** A full match comes before a parameter, a parameter before a greedy one, a method before ANY. */
function preference({ segments, method }: Route): number {
  const greedy = segments.some((segment) => segment.endsWith("+}"));
  const parameters = segments.filter((segment) => segment.startsWith("{")).length;
  return (greedy ? 1000 : 0) + parameters * 10 + (method === "ANY" ? 1 : 0);
}

function byName<T extends z.ZodObject>(refs: References, type: string, shape: T) {
  const found = refs.all(type, Object.keys(shape.shape));
  return new Map(found.map(([id, properties]) => [refs.name(id), read(shape, id, properties)]));
}

function read<S extends z.ZodType>(shape: S, id: string, properties: unknown): z.infer<S> {
  const result = shape.safeParse(properties);
  if (result.success) return result.data;
  const property = result.error.issues[0]?.path.join(".") ?? "";
  throw new StartFailure(`The local HTTP API cannot do what ${id} of the template asks for (${property}).`);
}
