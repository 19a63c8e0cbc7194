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
} from "../../domain/coding/coding.ts";
import { channels } from "../../domain/feedback/handles.ts";
import { holdReasons, keptParts, objectionReasons } from "../../domain/feedback/keeping.ts";
import { lifecycles, statuses } from "../../domain/feedback/lifecycle.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** What is decided about the keeping of a record. */
export const Keeping = later(() =>
  z
    .object({
      askedAt: moment().nullable().describe("When its writer asked for deletion"),
      nextAt: moment().nullable().describe("When something of it goes next"),
      gone: z.array(z.enum(keptParts)),
      hold: z.object({ reason: z.enum(holdReasons), reviewAt: moment() }).nullable(),
      objection: z.object({ reason: z.enum(objectionReasons) }).nullable(),
    })
    .meta({ id: "Keeping" }),
);

/** A record. The contact token, the pseudonym and the provider's ids are not in it. */
export const Feedback = later(() =>
  z
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
      openedAt: moment(),
      lastMessageAt: moment(),
      closedAt: moment().nullable(),
      firstResponseAt: moment().nullable(),
      dueAt: moment(),
      messages: z.int(),
      attachments: z.int(),
      keeping: Keeping().nullable().describe("What is decided about its deletion, and what has gone already"),
    })
    .meta({ id: "Feedback" }),
);

/** What a list of records is asked for. */
export const QueueFilter = later(() =>
  z.strictObject({
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
  }),
);
export type QueueFilter = z.output<ReturnType<typeof QueueFilter>>;

/** A page of the queue. */
export const QueuePage = later(() =>
  z.object({ items: z.array(Feedback()), next: z.string().nullable() }).meta({ id: "QueuePage" }),
);
