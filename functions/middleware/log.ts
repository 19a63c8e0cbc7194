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

/** Everything that may be logged. There is no field for free text, and none may be added. */
const LogEvent = z.discriminatedUnion("event", [
  z.strictObject({
    event: z.literal("message_accepted"),
    channel,
    track: z.enum(tracks),
    duplicate: z.boolean(),
    identifiers: count,
  }),
  z.strictObject({ event: z.literal("webhook_refused"), code }),
  z.strictObject({ event: z.literal("queue_unreachable"), error: errorName }),
  z.strictObject({ event: z.literal("record_opened"), track: z.enum(tracks), joined: z.boolean(), held: z.boolean() }),
  z.strictObject({ event: z.literal("opinion_raised") }),
  z.strictObject({ event: z.literal("opinion_missing"), error: errorName }),
  z.strictObject({ event: z.literal("message_gone") }),
  z.strictObject({ event: z.literal("command_obeyed"), command: z.enum([...commandNames, "rating"]) }),
  z.strictObject({ event: z.literal("reply_sent"), channel }),
  z.strictObject({ event: z.literal("reply_failed"), channel, code }),
  z.strictObject({ event: z.literal("reply_uncertain"), channel }),
  z.strictObject({ event: z.literal("reply_waits"), channel, told: z.boolean() }),
  z.strictObject({ event: z.literal("call_asked"), channel }),
  z.strictObject({ event: z.literal("call_failed"), channel }),
  z.strictObject({ event: z.literal("call_status"), applied: z.boolean() }),
  z.strictObject({ event: z.literal("delivery_status"), applied: z.boolean(), failed: z.boolean() }),
  z.strictObject({ event: z.literal("notice_sent"), mails: count, texts: count }),
  z.strictObject({ event: z.literal("nobody_to_tell") }),
  z.strictObject({ event: z.literal("notice_unanswered") }),
  z.strictObject({ event: z.literal("reminded"), overdue: count, mails: count, earlier: count }),
  z.strictObject({ event: z.literal("mail_refused") }),
  z.strictObject({ event: z.literal("digest_stopped") }),
  z.strictObject({ event: z.literal("digest_sent"), mails: count, earlier: count }),
  z.strictObject({ event: z.literal("swept"), requeued: count, oldestSeconds: count }),
  z.strictObject({
    event: z.literal("reconciled"),
    listed: count,
    takenIn: count,
    gaps: count,
    refreshed: count,
    failed: count,
    /** Whether the pass reached the present; if not, the next run goes on. */
    whole: z.boolean(),
  }),
  z.strictObject({
    event: z.literal("erased"),
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
  z.strictObject({ event: z.literal("media_taken_over"), kept: count, tooLarge: count, lost: count }),
  z.strictObject({ event: z.literal("voice_heard"), identifiers: count }),
  z.strictObject({ event: z.literal("voice_not_heard"), error: errorName }),
  z.strictObject({ event: z.literal("audit_signed"), days: count }),
  z.strictObject({ event: z.literal("request_refused"), code }),
  z.strictObject({ event: z.literal("failed"), error: errorName }),
]);
export type LogEvent = z.infer<typeof LogEvent>;
export type Log = (event: LogEvent) => void;

/** The typed log. An event with anything beyond its own fields does not compile, and at run time is not written. */
export const typedLog = (service: string, write: (line: object) => void = writer(service)): Log => {
  return (event) => {
    const checked = LogEvent.safeParse(event);
    write(checked.success ? checked.data : { event: "log_refused" });
  };
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
