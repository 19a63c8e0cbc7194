import type { Listed } from "../domain/feedback/listed.ts";
import type { ApiSecret } from "./secrets.ts";
import { twilioClient } from "./twilio-client.ts";

/** From when to when, both included; the provider's dates have whole seconds. */
export type Window = { readonly from: Date; readonly until: Date };
/** What the provider says of a message of ours; `undefined` where it has none any more. */
export type Fate = { readonly status: string; readonly code: number | undefined };

type Pause = (milliseconds: number) => Promise<void>;
/** What a list says of a message before its files are asked for. */
export type Entry = Omit<Listed, "media"> & { readonly hasMedia: boolean };
/** At most a thousand messages, the oldest first; `following` asks for those that are older than all of them. */
export type Page = { readonly entries: readonly Entry[]; readonly following: (() => Promise<Page>) | undefined };

/** The most that Twilio gives at once. */
const largestPage = 1_000;
const mostTries = 6;
const longestPauseMs = 8_000;

/** Reads what the provider holds, page by page and within its rate: told to slow down, or cut off, it waits and asks again. */
export const twilioList = (
  credentials: () => Promise<ApiSecret>,
  apiUrl: string,
  pause: Pause,
  pageSize = largestPage,
) => {
  const client = twilioClient(credentials, apiUrl);
  const patiently = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
    for (let tries = 1; ; tries++) {
      try {
        return await ask();
      } catch (error) {
        if (!isPassing(error) || tries === mostTries) throw error;
        await pause(Math.min(longestPauseMs, 500 * 2 ** tries));
      }
    }
  };
  return {
    /** The newest messages to a number of ours within the window, a page of them; never all at once. */
    inbound: async (to: string, { from, until }: Window): Promise<Page> => {
      const { messages } = await client();
      const asked = { to, dateSentAfter: from, dateSentBefore: until, pageSize };
      const pageOf = ({ instances, nextPageUrl }: Awaited<ReturnType<typeof messages.page>>): Page => ({
        entries: instances
          .filter(({ direction }) => direction === "inbound")
          .map(entryOf)
          .reverse(),
        following: nextPageUrl ? async () => pageOf(await patiently(() => messages.getPage(nextPageUrl))) : undefined,
      });
      return pageOf(await patiently(() => messages.page(asked)));
    },
    media: async ({ providerId }: Pick<Entry, "providerId">): Promise<Listed["media"]> => {
      const { messages } = await client();
      const files = await orNothing(patiently(() => messages(providerId).media.list({ limit: 10 })));
      return (files ?? []).map(({ contentType, uri }) => ({ contentType, url: apiUrl + uri.replace(/\.json$/, "") }));
    },
    fate: async (providerId: string): Promise<Fate | undefined> => {
      const { messages } = await client();
      const message = await orNothing(patiently(() => messages(providerId).fetch()));
      return message && { status: message.status, code: message.errorCode || undefined };
    },
  };
};
export type TwilioList = ReturnType<typeof twilioList>;

/** Too many questions, trouble at the provider, or a connection that broke: a question may be asked again. */
const isPassing = (error: unknown): boolean => {
  const status = statusOf(error);
  if (typeof status === "number") return status === 429 || status >= 500;
  return (error as { isAxiosError?: unknown }).isAxiosError === true;
};

/** What the provider holds no more is no failure. */
const orNothing = async <Answer>(asked: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
};

const statusOf = (error: unknown): unknown => (error as { status?: unknown }).status;

const entryOf = (message: {
  readonly sid: string;
  readonly accountSid: string;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly numMedia: string;
  readonly dateSent: Date | null;
  readonly dateCreated: Date;
}): Entry => ({
  providerId: message.sid,
  accountSid: message.accountSid,
  from: message.from,
  to: message.to,
  body: message.body,
  hasMedia: Number(message.numMedia) > 0,
  sentAt: message.dateSent ?? message.dateCreated,
});
