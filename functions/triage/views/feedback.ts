import * as z from "zod";
import {
  aboutWhom,
  contactWishes,
  feedbackTypes,
  sensitivities,
  settableClasses,
  topics,
  tracks,
  urgencies,
} from "../../domain/coding/coding.ts";
import { channels } from "../../domain/feedback/handles.ts";
import { holdReasons, keptParts, objectionReasons } from "../../domain/feedback/keeping.ts";
import { lifecycles, statuses } from "../../domain/feedback/lifecycle.ts";
import { linkKinds, loopMethods, origins, safeContacts } from "../../domain/feedback/record.ts";
import { later } from "../route.ts";
import { cursor } from "./cursor.ts";
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
      sensitive: z.array(z.enum(settableClasses)),
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
      site: z.string().nullable(),
      origin: z.enum(origins).nullable().describe("How it came, where a person entered it"),
      machine: z
        .object({
          type: z.enum(feedbackTypes),
          topics: z.array(z.enum(topics)),
          codes: z.array(z.string()),
          about: z.enum(aboutWhom),
          sensitivity: z.enum(sensitivities),
          sensitive: z.array(z.enum(settableClasses)),
          criticality: z.string(),
        })
        .nullable()
        .describe("What the machine made of it, where a person has corrected that"),
      safeContact: z.enum(safeContacts),
      snoozedUntil: moment().nullable(),
      waitingSince: moment().nullable().describe("Since when a question of ours waits for the person"),
      recheckAt: moment().nullable().describe("By when somebody has to ask again whether the person suffers for it"),
      careHoursLeft: z
        .int()
        .nullable()
        .describe("Of recent sexual violence: what is left of the 72 hours in which medical help matters most"),
      outcomeAt: moment().nullable(),
      callWishedAt: moment()
        .nullable()
        .describe("Since when the person wishes to be called; until somebody calls or answers"),
      loop: z
        .object({ by: z.enum(loopMethods), at: moment() })
        .nullable()
        .describe("How the person was told"),
      concerned: z.array(z.string()).describe("Colleagues whom it is about, for those who decide who these are"),
      links: z.array(z.object({ kind: z.enum(linkKinds), reference: z.string() })),
      clocks: z
        .array(z.object({ clock: z.string(), dueAt: moment(), state: z.enum(["running", "overdue", "waiting"]) }))
        .describe("What has to happen by when, the first first; waiting: for the person"),
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
    site: z.string().max(64).optional(),
    about: z.enum(aboutWhom).optional(),
    status: z.enum(statuses).optional(),
    sensitivity: z.enum(sensitivities).optional(),
    clock: z.enum(["overdue", "waiting"]).optional().describe("Only what is late by us, or waits for the person"),
    assignee: z.enum(["me", "nobody"]).optional(),
    text: z
      .string()
      .trim()
      .min(3)
      .max(80)
      .optional()
      .describe("Words of a message; at most 500 records are read for a page, and never sensitive ones"),
    facets: z.enum(["true", "false"]).optional().describe("Counts of at most 500 records of this filter"),
    cursor: cursor().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
);
export type QueueFilter = z.output<ReturnType<typeof QueueFilter>>;

/** Counts by value, for one property of the records of a filter. */
const Counts = later(() => z.record(z.string(), z.int()));

/** A page of the queue. */
export const QueuePage = later(() =>
  z
    .object({
      items: z.array(Feedback()),
      next: z.string().nullable().describe("The cursor of the next page; null after the last one"),
      read: z
        .int()
        .describe("How many records were read for it, at most 500: of a filter or a search the page may be short"),
      whole: z.boolean().describe("Whether these are all that the filter or the search finds"),
      facets: z
        .object({
          of: z.int(),
          whole: z.boolean().describe("Whether these are all; otherwise the first 500 by what is due"),
          track: Counts(),
          type: Counts(),
          topic: Counts(),
          language: Counts(),
          status: Counts(),
          site: Counts(),
          clock: Counts(),
        })
        .nullable(),
    })
    .meta({ id: "QueuePage" }),
);
