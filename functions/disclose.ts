import middy from "@middy/core";
import router, { type Route } from "@middy/http-router";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { danger } from "./disclose/danger.ts";
import { doneOnce } from "./disclose/done-once.ts";
import { files } from "./disclose/files.ts";
import { glass } from "./disclose/glass.ts";
import { handOver } from "./disclose/hand-over.ts";
import { identifiers } from "./disclose/identifiers.ts";
import type { Action, Call, DiscloseParts } from "./disclose/parts.ts";
import { type DisclosureName, disclosureRoutes } from "./disclose/routes.ts";
import { texts } from "./disclose/texts.ts";
import { notFound, tooMany } from "./domain/errors.ts";
import { problem } from "./middleware/problem.ts";
import { mustBeAllowed } from "./triage/access.ts";
import { type Officer, officerOf } from "./triage/officer.ts";
import { idsFor, repeatable } from "./triage/once.ts";
import { readInput, respond } from "./triage/request.ts";
import type { RouteSpec } from "./triage/route.ts";
import { whoCalls } from "./triage/who-calls.ts";

type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/**
 * The only function that opens sensitive text and sealed identities. It verifies the token itself, trusting no gateway;
 * finds the record only for those to whom it exists; and writes the audit entry before it opens anything.
 */
export const disclose = (parts: DiscloseParts) => {
  const actions = actionsOf(parts);
  const repeating = actionsOf(withoutTrace(parts));
  const bind = (name: DisclosureName): Route<Event, Answer> => ({
    method: disclosureRoutes[name].method,
    path: disclosureRoutes[name].path,
    handler: async (event: Event) => {
      const officer = await whoAsks(parts, disclosureRoutes[name], event);
      // Counted together with the calls of triage: what is opened one by one is not emptied in a minute.
      const calls = await parts.countCalls(officer.id, parts.now());
      if (calls > parts.settings.throttling.perPersonAndMinute) throw tooMany();
      mustBeAllowed(officer, disclosureRoutes[name]);
      const route = disclosureRoutes[name];
      const asked = repeatable(route, event, officer.id);
      const call = { ...readInput(route, event), officer, newId: idsFor(asked) };
      const by = (table: typeof actions) => async () => {
        // Each action takes the call of its own route; the table cannot say so for all routes at once.
        const action = table[name] as Action<DisclosureName>;
        return respond(route, await action(call as Call<DisclosureName>));
      };
      return doneOnce(parts, asked, by(actions), by(repeating));
    },
  });
  return middy<Event, Answer>()
    .use(problem(parts.log))
    .handler(
      router<Event, Answer>({
        routes: (Object.keys(disclosureRoutes) as DisclosureName[]).map(bind),
        notFoundResponse: () => {
          throw notFound();
        },
      }),
    );
};

const actionsOf = (parts: DiscloseParts) => ({
  ...texts(parts),
  ...identifiers(parts),
  ...files(parts),
  ...glass(parts),
  ...danger(parts),
  ...handOver(parts),
});

/** For a request that was done, audited and told of a moment ago, and comes again. */
const withoutTrace = (parts: DiscloseParts): DiscloseParts => ({
  ...parts,
  audit: async () => undefined,
  glasses: { ...parts.glasses, note: async () => undefined },
});

const whoAsks = async (parts: DiscloseParts, route: RouteSpec, event: Event): Promise<Officer> => {
  const [, token] = /^Bearer ([\w.-]{20,8000})$/.exec(event.headers.authorization ?? "") ?? [];
  const claims = token ? await parts.verify(token) : undefined;
  return officerOf(parts.directory, await whoCalls(parts, route, claims));
};
