import { Logger } from "@aws-lambda-powertools/logger";
import * as z from "zod";
import { tracks } from "../domain/coding/coding.ts";
import { commandNames } from "../domain/conversation/command-names.ts";
import { channels } from "../domain/feedback/handles.ts";

const count = z.int().min(0);
const channel = z.enum(channels);
/** The class of an exception, never its message: `ThrottlingException`, `TimeoutError`. */
const errorName = z.string().regex(/^[A-Z][A-Za-z0-9]{2,60}(Error|Exception)$|^Error$/);
/** One of our own error codes or a code number of the provider. */
const code = z.string().regex(/^[a-z_]{2,40}$|^\d{3,6}$/);

/**
 * Everything that may be logged, by what happened. There is no field for free text, and none may be added. A check is made
 * when its event is first logged: all of them would be a part of every cold start.
 */
const fields = {
  message_accepted: () => ({
    channel,
    track: z.enum(tracks),
    duplicate: z.boolean(),
    identifiers: count,
  }),
  webhook_refused: () => ({ code }),
  queue_unreachable: () => ({ error: errorName }),
  record_opened: () => ({ track: z.enum(tracks), joined: z.boolean(), held: z.boolean() }),
  opinion_raised: () => ({}),
  opinion_missing: () => ({ error: errorName }),
  message_gone: () => ({}),
  command_obeyed: () => ({ command: z.enum([...commandNames, "rating"]) }),
  reply_sent: () => ({ channel }),
  reply_failed: () => ({ channel, code }),
  reply_uncertain: () => ({ channel }),
  reply_waits: () => ({ channel, told: z.boolean() }),
  call_asked: () => ({ channel }),
  call_failed: () => ({ channel }),
  call_status: () => ({ applied: z.boolean() }),
  delivery_status: () => ({ applied: z.boolean(), failed: z.boolean() }),
  notice_sent: () => ({ mails: count, texts: count }),
  nobody_to_tell: () => ({}),
  notice_unanswered: () => ({}),
  reminded: () => ({ overdue: count, mails: count, earlier: count }),
  mail_refused: () => ({}),
  digest_stopped: () => ({}),
  digest_sent: () => ({ mails: count, earlier: count }),
  swept: () => ({ requeued: count, oldestSeconds: count }),
  reconciled: () => ({
    listed: count,
    takenIn: count,
    gaps: count,
    refreshed: count,
    failed: count,
    /** Whether the pass reached the present; if not, the next run goes on. */
    whole: z.boolean(),
  }),
  erased: () => ({
    dryRun: z.boolean(),
    identity: count,
    address: count,
    text: count,
    postponed: count,
    erased: count,
    pending: count,
    refused: count,
    objects: count,
  }),
  media_taken_over: () => ({ kept: count, tooLarge: count, lost: count }),
  voice_heard: () => ({ identifiers: count }),
  voice_not_heard: () => ({ error: errorName }),
  audit_signed: () => ({ days: count }),
  request_refused: () => ({ code }),
  failed: () => ({ error: errorName }),
};
type Fields = typeof fields;
type EventName = keyof Fields;
type Check<Name extends EventName> = z.ZodObject<
  { event: z.ZodLiteral<Name> } & ReturnType<Fields[Name]>,
  z.core.$strict
>;
export type LogEvent = { [Name in EventName]: z.infer<Check<Name>> }[EventName];
export type Log = (event: LogEvent) => void;

/** The typed log. An event with anything beyond its own fields does not compile, and at run time is not written. */
export const typedLog = (service: string, write: (line: object) => void = writer(service)): Log => {
  return (event) => {
    const checked = Object.hasOwn(fields, event.event) ? checkOf(event.event).safeParse(event) : undefined;
    write(checked?.success ? checked.data : { event: "log_refused" });
  };
};

const checks = new Map<EventName, z.ZodObject>();
const checkOf = (name: EventName): z.ZodObject => {
  const check = checks.get(name) ?? z.strictObject({ event: z.literal(name), ...fields[name]() });
  checks.set(name, check);
  return check;
};

/** The class name of whatever was thrown; never its message, which may quote what somebody wrote. */
export const nameOf = (error: unknown): string => {
  const name = error instanceof Error ? error.name : "Error";
  return errorName.safeParse(name).success ? name : "Error";
};

const writer = (service: string) => {
  const logger = new Logger({ serviceName: service });
  return (line: object) => logger.info("event", { ...line });
};
