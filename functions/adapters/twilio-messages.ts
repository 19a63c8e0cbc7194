import type { ApiSecret } from "./secrets.ts";
import { twilioClient } from "./twilio-client.ts";

export type Outbound = {
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly statusCallback?: string;
  /** An approved template and its variables in place of the text, which is then what it comes to. */
  readonly template?: { readonly sid: string; readonly variables: Readonly<Record<string, string>> } | undefined;
};

/** `accepted`: the provider has it. `refused`: it has not, for this reason. `unknown`: the line broke, it may have it. */
export type Sent =
  | { readonly outcome: "accepted"; readonly providerId: string }
  | { readonly outcome: "refused"; readonly code: number | undefined; readonly passing: boolean }
  | { readonly outcome: "unknown" };

/** Twilio's Messages API over its own SDK, at the address of the settings (a regional edge is possible). */
export const twilioMessages = (credentials: () => Promise<ApiSecret>, apiUrl: string) => {
  const client = twilioClient(credentials, apiUrl);
  return {
    send: async ({ to, from, body, statusCallback, template }: Outbound): Promise<Sent> => {
      try {
        const { sid } = await (await client()).messages.create({
          to,
          from,
          ...(template ? { contentSid: template.sid, contentVariables: JSON.stringify(template.variables) } : { body }),
          ...(statusCallback && { statusCallback }),
        });
        return { outcome: "accepted", providerId: sid };
      } catch (error) {
        return refusal(error);
      }
    },
    /**
     * The message with exactly this text to this address since then, if the provider has one. Its dates have no fractions
     * of a second and its clock is not ours: a few seconds earlier is taken for the same moment.
     */
    find: async (
      { to, from, body }: Pick<Outbound, "to" | "from" | "body">,
      since: Date,
    ): Promise<string | undefined> => {
      const found = await (await client()).messages.list({ to, from, dateSentAfter: dayBefore(since), limit: 200 });
      return found.find((message) => message.body === body && message.dateCreated >= earlier(since))?.sid;
    },
  };
};
export type TwilioMessages = ReturnType<typeof twilioMessages>;

/** An answer of the provider says that it has nothing of ours; no answer says nothing. Its message is never read. */
export const refusal = (error: unknown): Sent => {
  const { status, code } = error as { status?: unknown; code?: unknown };
  if (typeof status !== "number") return { outcome: "unknown" };
  return {
    outcome: "refused",
    code: typeof code === "number" ? code : undefined,
    passing: status === 429 || status >= 500,
  };
};

const clocksDifferMs = 3_000;
const earlier = (since: Date): Date => new Date(since.getTime() - clocksDifferMs);
const dayBefore = (since: Date): Date => new Date(since.getTime() - 86_400_000);
