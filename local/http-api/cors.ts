import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import type { References } from "../template/references.ts";

const Texts = z.array(z.string()).default([]);
const CorsShape = z.object({
  AllowCredentials: z.boolean().default(false),
  AllowHeaders: Texts,
  AllowMethods: Texts,
  AllowOrigins: Texts,
  ExposeHeaders: Texts,
  MaxAge: z.number().optional(),
});

/** The Api's CORS configuration. */
export type Cors = z.infer<typeof CorsShape>;

/** The CORS configuration of the template's API, when it has one. */
export function templateCors(refs: References): Cors | undefined {
  const [, properties] = refs.all("AWS::ApiGatewayV2::Api", ["CorsConfiguration"])[0] ?? [];
  const configured = properties?.CorsConfiguration;
  return configured === undefined ? undefined : CorsShape.parse(configured);
}

/** Sets the headers for an allowed origin; true when it was a preflight and is answered. */
export function applyCors(cors: Cors, request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers;
  const preflight = request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
  if (origin !== undefined && (cors.AllowOrigins.includes(origin) || cors.AllowOrigins.includes("*"))) {
    response.setHeader("access-control-allow-origin", cors.AllowOrigins.includes("*") ? "*" : origin);
    response.setHeader("vary", "origin");
    if (cors.AllowCredentials) response.setHeader("access-control-allow-credentials", "true");
    if (preflight) setPreflight(cors, response);
    else if (cors.ExposeHeaders.length > 0)
      response.setHeader("access-control-expose-headers", cors.ExposeHeaders.join(","));
  }
  if (preflight) response.writeHead(204).end();
  return preflight;
}

function setPreflight(cors: Cors, response: ServerResponse): void {
  response.setHeader("access-control-allow-methods", cors.AllowMethods.join(","));
  response.setHeader("access-control-allow-headers", cors.AllowHeaders.join(","));
  if (cors.MaxAge !== undefined) response.setHeader("access-control-max-age", String(cors.MaxAge));
}
