import * as z from "zod";
import { topics } from "../domain/coding/coding.ts";
import { languages } from "../domain/language/language.ts";
import { frequencies } from "../domain/statistics/digest.ts";
import { digestKinds } from "../domain/statistics/figures.ts";
import { harmClasses } from "../domain/statistics/harm.ts";
import { subscriptionFrequencies } from "../domain/statistics/subscription.ts";
import { later } from "../triage/route.ts";
import { moment } from "../triage/views/moment.ts";

const edition = later(() =>
  z.object({
    programme: z.string(),
    week: z.string().describe("ISO week"),
    kind: z.enum(digestKinds),
    language: z.enum(languages),
  }),
);

/** A digest in words and in numbers. A number that is not shown is left out, as in the mail. */
export const Preview = later(() =>
  edition()
    .extend({
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      figures: z.array(z.object({ code: z.string(), count: z.int() })).describe("Numbers of the sheet, by its codes"),
    })
    .meta({ id: "DigestPreview" }),
);

/** That a test has gone out. */
export const Sent = later(() => edition().meta({ id: "DigestSent" }));

/** What somebody wants to get. */
export const SubscriptionInput = later(() =>
  z.strictObject({ language: z.enum(languages), frequency: z.enum(subscriptionFrequencies) }),
);

/** What I get of a programme. */
export const MySubscription = later(() =>
  z
    .object({
      programme: z.string(),
      kind: z.enum(digestKinds),
      language: z.enum(languages),
      frequency: z.enum(subscriptionFrequencies),
      bounced: z
        .object({ at: moment(), kind: z.enum(["bounce", "complaint"]) })
        .nullable()
        .describe("The address refused a mail: nothing more goes there until an administrator tries again"),
      version: z.int(),
    })
    .meta({ id: "MySubscription" }),
);
export const MySubscriptions = later(() =>
  z
    .object({ items: z.array(MySubscription()), frequencies: z.array(z.enum(frequencies)) })
    .meta({ id: "MySubscriptions" }),
);

/** Who gets a digest: an address and what it gets, and nothing of what is in it. */
export const Subscription = later(() =>
  MySubscription().extend({ id: z.string(), email: z.string() }).meta({ id: "Subscription" }),
);
export const Subscriptions = later(() => z.object({ items: z.array(Subscription()) }).meta({ id: "Subscriptions" }));

const words = later(() => z.string().trim().min(1).max(600));

/** What people said and what was done about it. */
export const BulletinText = later(() => z.strictObject({ said: words(), did: words() }));

/** "You said, we did", and whether everybody may read it. */
export const Bulletin = later(() =>
  z
    .object({
      id: z.string(),
      programme: z.string(),
      site: z.string().nullable(),
      topic: z.enum(topics),
      texts: z.record(z.string(), BulletinText()),
      writtenBy: z.string(),
      writtenAt: moment(),
      approved: z.object({ by: z.string(), at: moment() }).nullable(),
      version: z.int(),
    })
    .meta({ id: "Bulletin" }),
);
export const Bulletins = later(() => z.object({ items: z.array(Bulletin()) }).meta({ id: "Bulletins" }));

/** Harm of a quarter. Classes with too few records are left out. */
export const Harm = later(() =>
  z
    .object({
      country: z.string(),
      quarter: z.string().describe("Thirteen ISO weeks"),
      figures: z.partialRecord(z.enum(harmClasses), z.int()),
      released: z.object({ by: z.string(), at: moment() }).nullable().describe("Null: it can be released"),
    })
    .meta({ id: "HarmFigures" }),
);
export const HarmList = later(() => z.object({ items: z.array(Harm()) }).meta({ id: "HarmFiguresList" }));
