import * as z from "zod";
import { channels } from "../../domain/feedback/handles.ts";
import { replyKinds, replyStates } from "../../domain/feedback/record.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** A message of the community member. */
export const Message = later(() =>
  z
    .object({
      receivedAt: moment(),
      channel: z.enum(channels),
      language: z.string(),
      text: z.string().nullable().describe("Stripped; null where it is sensitive and must be disclosed"),
      identifiers: z.array(z.string()).describe("Placeholders of what was sealed"),
      attachments: z.array(z.string()),
      incomplete: z.boolean().describe("Fetched later from the provider, which keeps no position, buttons or profile"),
      missedCall: z.boolean().describe("Nothing was written: somebody called our number, which asks for a call"),
      why: z.array(z.string()).describe("The rules that decided the coding"),
    })
    .meta({ id: "Message" }),
);

export const Messages = later(() => z.object({ items: z.array(Message()) }).meta({ id: "Messages" }));

/** What was sent to the community member, and how far it got. */
export const Reply = later(() =>
  z
    .object({
      id: z.string(),
      kind: z.enum(replyKinds),
      state: z.enum(replyStates),
      because: z.string().nullable(),
      text: z.string().nullable().describe("Null where the record is sensitive: it is disclosed with the messages"),
      language: z.string(),
      channel: z.enum(channels),
      createdAt: moment(),
    })
    .meta({ id: "Reply" }),
);

export const Replies = later(() => z.object({ items: z.array(Reply()) }).meta({ id: "Replies" }));

/** What an answer would be, before it is sent. */
export const Preview = later(() =>
  z
    .object({
      encoding: z.string(),
      segments: z.int(),
      cost: z.object({ amount: z.number(), currency: z.string() }).nullable(),
      goesAs: z.enum(["text", "notice"]).describe("notice: a template first, the text when the person sends READ"),
      windowEndsAt: moment().nullable(),
      identifiers: z.array(z.string()).describe("Kinds that may not be in an answer"),
    })
    .meta({ id: "Preview" }),
);
