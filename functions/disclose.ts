import { danger } from "./disclose/danger.ts";
import { doneOnce } from "./disclose/done-once.ts";
import { files } from "./disclose/files.ts";
import { glass } from "./disclose/glass.ts";
import { handOver } from "./disclose/hand-over.ts";
import { identifiers } from "./disclose/identifiers.ts";
import type { Action, Call, DiscloseParts } from "./disclose/parts.ts";
import { type DisclosureName, disclosureRoutes } from "./disclose/routes.ts";
import { texts } from "./disclose/texts.ts";
import { answering } from "./triage/answering.ts";
import { respond } from "./triage/request.ts";

/**
 * The only function that opens sensitive text and sealed identities. It verifies the token itself, trusting no gateway;
 * finds the record only for those to whom it exists; and writes the audit entry before it opens anything.
 */
export const disclose = (parts: DiscloseParts) => {
  const actions = actionsOf(parts);
  const repeating = actionsOf(withoutTrace(parts));
  return answering(parts, disclosureRoutes, {
    claimsOf: async ({ headers }) => {
      const [, token] = /^Bearer ([\w.-]{20,8000})$/.exec(headers.authorization ?? "") ?? [];
      return token ? parts.verify(token) : undefined;
    },
    work: async (name, asked, call) => {
      const by = (table: typeof actions) => async () => {
        // Each action takes the call of its own route; the table cannot say so for all routes at once.
        const action = table[name] as Action<DisclosureName>;
        return respond(disclosureRoutes[name], await action(call as Call<DisclosureName>));
      };
      return doneOnce(parts, asked, by(actions), by(repeating));
    },
  });
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
