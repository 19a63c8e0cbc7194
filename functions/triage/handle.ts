import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from "aws-lambda";
import { tooMany } from "../domain/errors.ts";
import { problemOf } from "../middleware/problem.ts";
import { mustBeAllowed } from "./access.ts";
import { labelLanguage } from "./label-language.ts";
import { officerOf } from "./officer.ts";
import { idsFor, once, repeatable } from "./once.ts";
import type { TriageParts } from "./parts.ts";
import { readInput, respond } from "./request.ts";
import type { RouteSpec } from "./route.ts";
import { whoCalls } from "./who-calls.ts";

export type HandlingParts = Pick<
  TriageParts,
  "log" | "settings" | "directory" | "countCalls" | "now" | "answers" | "refused"
>;

/**
 * What happens to every request, in this order: who it is, whether they call too often, whether their role may, whether
 * the request is well formed, whether it was done before; then the route's own action, then the check of what leaves.
 */
export const handling =
  (parts: HandlingParts, route: RouteSpec, action: (call: never) => Promise<unknown>) =>
  async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const { log, settings, directory, countCalls, now } = parts;
    const most = settings.throttling.perPersonAndMinute;
    const refusal = (error: unknown) => problemOf(log, "request_refused", error);
    const { authorizer } = (event as Partial<APIGatewayProxyEventV2WithJWTAuthorizer>).requestContext ?? {};
    const caller = await whoCalls(parts, route, authorizer?.jwt?.claims);
    const [officer, calls] = await Promise.all([officerOf(directory, caller), countCalls(caller.id, now())]);
    const answer = await answerTo().catch(refusal);
    return { ...answer, headers: { ...answer.headers, ...rateHeaders(most, calls, now()) } };

    async function answerTo(): Promise<APIGatewayProxyStructuredResultV2> {
      if (calls > most) throw tooMany();
      mustBeAllowed(officer, route);
      const input = readInput(route, event);
      const asked = repeatable(route, event, officer.id);
      const language = labelLanguage(event.headers["accept-language"]);
      // The schemas of this very route made the input; the compiler cannot know for all routes at once.
      const call = { ...input, officer, newId: idsFor(asked), language };
      return once(parts, asked, () => action(call as never).then((result) => respond(route, result), refusal));
    }
  };

/** As draft-ietf-httpapi-ratelimit-headers writes them. */
const rateHeaders = (most: number, calls: number, now: Date) => ({
  "ratelimit-policy": `"minute";q=${most};w=60`,
  ratelimit: `"minute";r=${Math.max(0, most - calls)};t=${60 - now.getUTCSeconds()}`,
});
