import * as z from "zod";
import {
  aboutWhom,
  contactWishes,
  feedbackTypes,
  sensitiveClasses,
  sensitivities,
  topics,
  tracks,
  urgencies,
} from "../domain/coding/coding.ts";
import { channels } from "../domain/feedback/handles.ts";
import { holdReasons, keptParts, objectionReasons } from "../domain/feedback/keeping.ts";
import { lifecycles, statuses } from "../domain/feedback/lifecycle.ts";
import { Person } from "../domain/feedback/people.ts";
import { replyStates } from "../domain/feedback/record.ts";
import { roles } from "../domain/feedback/roles.ts";

/** What the API shows. The contact token, the pseudonym and the provider's ids are in none of these. */
const day = z.string().max(40);

export const Me = z
  .object({ id: z.string(), roles: z.array(z.enum(roles)), programmes: z.array(z.string()) })
  .meta({ id: "Me" });

export const Keeping = z
  .object({
    askedAt: day.nullable().describe("When its writer asked for deletion"),
    nextAt: day.nullable().describe("When something of it goes next"),
    gone: z.array(z.enum(keptParts)),
    hold: z.object({ reason: z.enum(holdReasons), reviewAt: day }).nullable(),
    objection: z.object({ reason: z.enum(objectionReasons) }).nullable(),
  })
  .meta({ id: "Keeping" });

export const Feedback = z
  .object({
    reference: z.string(),
    version: z.int(),
    programme: z.string(),
    channel: z.enum(channels),
    language: z.string(),
    type: z.enum(feedbackTypes),
    topics: z.array(z.enum(topics)),
    codes: z.array(z.string()),
    about: z.enum(aboutWhom),
    tracks: z.array(z.enum(tracks)),
    sensitive: z.array(z.enum(sensitiveClasses)),
    sensitivity: z.enum(sensitivities),
    urgency: z.enum(urgencies),
    criticality: z.string(),
    contactWishes: z.array(z.enum(contactWishes)),
    writerMayBeChild: z.boolean(),
    lifecycle: z.enum(lifecycles),
    status: z.enum(statuses),
    assignee: z.string().nullable(),
    openedAt: day,
    lastMessageAt: day,
    closedAt: day.nullable(),
    firstResponseAt: day.nullable(),
    dueAt: day,
    messages: z.int(),
    attachments: z.int(),
    keeping: Keeping.nullable().describe("What is decided about its deletion, and what has gone already"),
  })
  .meta({ id: "Feedback" });

export const QueueFilter = z.strictObject({
  track: z.enum(tracks).optional(),
  state: z.enum(["active", "closed"]).default("active"),
  lifecycle: z.enum(lifecycles).optional(),
  type: z.enum(feedbackTypes).optional(),
  topic: z.enum(topics).optional(),
  language: z.string().max(12).optional(),
  programme: z.string().max(64).optional(),
  assignee: z.enum(["me", "nobody"]).optional(),
  cursor: z.string().max(256).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

export const QueuePage = z.object({ items: z.array(Feedback), next: z.string().nullable() }).meta({ id: "QueuePage" });

export const Message = z
  .object({
    receivedAt: day,
    channel: z.enum(channels),
    language: z.string(),
    text: z.string().nullable().describe("Stripped; null where it is sensitive and must be disclosed"),
    identifiers: z.array(z.string()).describe("Placeholders of what was sealed"),
    attachments: z.array(z.string()),
    incomplete: z.boolean().describe("Fetched later from the provider, which keeps no position, buttons or profile"),
    why: z.array(z.string()).describe("The rules that decided the coding"),
  })
  .meta({ id: "Message" });
export const Messages = z.object({ items: z.array(Message) });

export const Reply = z
  .object({
    id: z.string(),
    kind: z.enum(["acknowledgement", "answer", "question"]),
    state: z.enum(replyStates),
    because: z.string().nullable(),
    text: z.string(),
    language: z.string(),
    channel: z.enum(channels),
    createdAt: day,
  })
  .meta({ id: "Reply" });
export const Replies = z.object({ items: z.array(Reply) });

export const People = z.object({ items: z.array(Person) });
