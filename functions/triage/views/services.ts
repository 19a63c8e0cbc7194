import * as z from "zod";
import { settableClasses } from "../../domain/coding/coding.ts";
import { consents, referralStates } from "../../domain/feedback/referral.ts";
import { languages } from "../../domain/language/language.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** A service as somebody enters it; its own public contact may stand in it. */
export const ServiceInput = later(() =>
  z.strictObject({
    name: z.string().trim().min(1).max(120),
    programmes: z.array(z.string().max(64)).min(1).max(50),
    offers: z.string().trim().min(1).max(500),
    contact: z.string().trim().min(1).max(300),
    verifiedOn: z.iso.date(),
    runByAuthority: z.boolean(),
    safeFor: z.array(z.enum(settableClasses)).max(settableClasses.length).default([]),
    takesOver: z
      .strictObject({
        focalPoint: z.string().min(1).max(128).describe("The person of the directory who may open what is left"),
        texts: z
          .partialRecord(z.enum(languages), z.string().trim().min(1).max(480))
          .describe("What people are sent: where to turn, in the service's own words"),
      })
      .optional()
      .describe("It takes over what needs an identity, as a tracing service does"),
  }),
);

export const Service = later(() =>
  z
    .object({
      ...ServiceInput().shape,
      safeFor: z.array(z.enum(settableClasses)),
      id: z.string(),
      version: z.int(),
      lapsed: z.boolean().describe("Nobody has verified it for half a year: no referrals"),
    })
    .meta({ id: "Service" }),
);

export const Services = later(() => z.object({ items: z.array(Service()) }).meta({ id: "Services" }));

/** A referral of a record to a service. */
export const Referral = later(() =>
  z
    .object({
      id: z.string(),
      service: z.string(),
      consent: z.enum(consents),
      askedBy: z.string(),
      state: z.enum(referralStates),
      at: moment(),
      handOver: z
        .object({
          to: z.string(),
          identifiers: z.array(z.int()),
          until: moment(),
          openedAt: moment().nullable(),
        })
        .nullable()
        .describe("What its focal point may open, once; null where nothing goes with it"),
    })
    .meta({ id: "Referral" }),
);

export const Referrals = later(() => z.object({ items: z.array(Referral()) }).meta({ id: "Referrals" }));

const text = later(() => z.string().trim().min(1).max(1_600));

/** A text that officers send often, by language. */
export const SavedReplyInput = later(() =>
  z.strictObject({
    title: z.string().trim().min(1).max(120),
    texts: z.partialRecord(z.enum(languages), text()),
    retired: z.boolean().default(false),
  }),
);

export const SavedReply = later(() =>
  z
    .object({
      id: z.string(),
      title: z.string(),
      texts: z.record(z.string(), z.string()),
      retired: z.boolean(),
      version: z.int(),
    })
    .meta({ id: "SavedReply" }),
);

export const SavedReplies = later(() => z.object({ items: z.array(SavedReply()) }).meta({ id: "SavedReplies" }));
