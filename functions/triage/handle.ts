import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Repeatable } from "../adapters/answer-store.ts";
import { tooMany } from "../domain/errors.ts";
import { problemOf } from "../middleware/problem.ts";
import { mustBeAllowed } from "./access.ts";
import { labelLanguage } from "./label-language.ts";
import { officerOf } from "./officer.ts";
import { idsFor, repeatable } from "./once.ts";
import type { Caller, TriageParts } from "./parts.ts";
import { type Input, readInput } from "./request.ts";
import type { RouteSpec } from "./route.ts";
import { whoCalls } from "./who-calls.ts";

export type HandlingParts = Pick<TriageParts, "log" | "settings" | "directory" | "countCalls" | "now" | "refused">;
type Event = APIGatewayProxyEventV2;
type Answer = APIGatewayProxyStructuredResultV2;

/** How a function knows its callers, and how it does what they ask. */
export type Door<Name extends string> = {
  /** The claims of a token that was verified: by the gateway, or by the function itself. */
  readonly claimsOf: (event: Event) => Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Does the work of a route, once where it is asked for under an Idempotency-Key. */
  readonly work: (name: Name, asked: Repeatable | undefined, call: Input & Caller) => Promise<Answer>;
};

/**
 * What happens to every request, in this order: who it is, whether they call too often, whether their role may, whether
 * the request is well formed; then the work of the route. Every answer says how many calls are left.
 */
export const handling =
  <Name extends string>(parts: HandlingParts, route: RouteSpec, name: Name, door: Door<Name>) =>
  async (event: Event): Promise<Answer> => {
    const { log, settings, directory, countCalls, now } = parts;
    const most = settings.throttling.perPersonAndMinute;
    const caller = await whoCalls(parts, route, await door.claimsOf(event));
    // Counted together, whichever function answers: what is opened one by one is not emptied in a minute.
    const [officer, calls] = await Promise.all([officerOf(directory, caller), countCalls(caller.id, now())]);
    const answer = await answerTo().catch((error: unknown) => problemOf(log, "request_refused", error));
    return { ...answer, headers: { ...answer.headers, ...rateHeaders(most, calls, now()) } };

    async function answerTo(): Promise<Answer> {
      if (calls > most) throw tooMany();
      mustBeAllowed(officer, route);
      const input = readInput(route, event);
      const asked = repeatable(route, event, officer.id);
      const language = labelLanguage(event.headers["accept-language"]);
      return door.work(name, asked, { ...input, officer, newId: idsFor(asked), language });
    }
  };

/** As draft-ietf-httpapi-ratelimit-headers writes them. */
const rateHeaders = (most: number, calls: number, now: Date) => ({
  "ratelimit-policy": `"minute";q=${most};w=60`,
  ratelimit: `"minute";r=${Math.max(0, most - calls)};t=${60 - now.getUTCSeconds()}`,
});
