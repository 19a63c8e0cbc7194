import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Audit } from "./adapters/audit-log.ts";
import type { Directory } from "./adapters/directory.ts";
import type { RecordStore } from "./adapters/record-store.ts";
import type { Unseal } from "./adapters/seals.ts";
import type { VerifyToken } from "./adapters/tokens.ts";
import { notSignedIn } from "./domain/errors.ts";
import type { RecordMessage } from "./domain/feedback/record.ts";
import type { Log } from "./middleware/log.ts";
import { problem } from "./middleware/problem.ts";
import type { Officer } from "./triage/access.ts";
import { recordOf } from "./triage/record-of.ts";
import { fromClaims } from "./triage/signed-in.ts";

export type DiscloseParts = {
  readonly verify: VerifyToken;
  readonly records: RecordStore;
  readonly directory: Directory;
  readonly unseal: Unseal;
  readonly audit: Audit;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * The only function that opens sensitive text. It verifies the token itself, trusting no gateway; finds the record only
 * for a focal point of its track; and writes the audit entry before it opens anything.
 */
export const disclose = (parts: DiscloseParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log))
    .handler(async (event) => {
      const officer = await officerOf(parts, event);
      const params = { reference: event.pathParameters?.reference ?? "" };
      const { reference } = await recordOf(parts, { params, officer }, "disclose_text");
      const messages = await parts.records.messages(reference);
      const items = await Promise.all(messages.map((message) => opened(parts, message)));
      return {
        statusCode: 200,
        headers: { "content-type": "application/json", "cache-control": "no-store" },
        body: JSON.stringify({ items }),
      };
    });

const officerOf = async ({ verify, directory }: DiscloseParts, event: APIGatewayProxyEventV2): Promise<Officer> => {
  const [, token] = /^Bearer ([\w.-]{20,8000})$/.exec(event.headers.authorization ?? "") ?? [];
  const claims = token && (await verify(token));
  if (!claims) throw notSignedIn();
  const caller = fromClaims(claims);
  return { ...caller, programmes: (await directory.person(caller.id))?.programmes ?? [] };
};

const opened = async ({ unseal }: DiscloseParts, message: RecordMessage) => ({
  receivedAt: message.receivedAt,
  language: message.language,
  text: "text" in message ? message.text : await unseal(message.sealedText),
});
