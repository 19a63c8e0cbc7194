import { type LoopbackServer, loopbackServer } from "../loopback-server.ts";
import { StartFailure } from "../start-failure.ts";
import type { References } from "../template/references.ts";
import { jwtAuthorizer } from "./authorizer.ts";
import { templateCors } from "./cors.ts";
import { httpApi } from "./http-api.ts";
import type { NoteRefusal } from "./refusals.ts";
import { templateRoutes } from "./route.ts";

/** Serves the template's HTTP API; its authorizers may trust the local `issuer` and nobody else. */
export function serveTemplateApi(
  port: number,
  refs: References,
  issuer: string,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
  noteRefusal?: NoteRefusal,
): Promise<LoopbackServer> {
  const routes = templateRoutes(refs);
  const stranger = routes.find(({ jwt }) => jwt && jwt.issuer !== issuer);
  if (stranger)
    throw new StartFailure(`The route ${stranger.key} trusts an issuer that is not the template's user pool.`);
  const authorize = jwtAuthorizer(`${issuer}/.well-known/jwks.json`);
  return loopbackServer(port, httpApi({ routes, cors: templateCors(refs), authorize, invoke, noteRefusal }));
}
