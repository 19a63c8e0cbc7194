import * as z from "zod";
import { later } from "../route.ts";

/** A programme as officers know it. */
export const Programmes = later(() =>
  z
    .object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          country: z.string(),
          timeZone: z.string(),
          workingDays: z.array(z.string()),
          workingHours: z.object({ from: z.string(), to: z.string() }),
          holidays: z.array(z.string()),
          languages: z.array(z.string()),
        }),
      ),
    })
    .meta({ id: "Programmes" }),
);

export const Sites = later(() =>
  z
    .object({ items: z.array(z.object({ id: z.string(), name: z.string(), programme: z.string() })) })
    .meta({ id: "Sites" }),
);

export const Numbers = later(() =>
  z
    .object({ items: z.array(z.object({ channel: z.string(), address: z.string(), programme: z.string() })) })
    .meta({ id: "Numbers" }),
);

/** Names of settings with their values. */
export const Amounts = later(() => z.record(z.string(), z.int()).meta({ id: "Amounts" }));

const Labelled = later(() => z.object({ id: z.string(), label: z.string() }));

/** A coding framework with the labels of one language. */
export const CodingFrameworks = later(() =>
  z
    .object({
      items: z.array(
        z.object({
          id: z.string(),
          version: z.int(),
          language: z.string(),
          types: z.array(Labelled().extend({ categories: z.array(Labelled()) })),
          topics: z.array(Labelled()),
        }),
      ),
    })
    .meta({ id: "CodingFrameworks" }),
);

/** What the codes in answers are called, by list and code, in one language. */
export const Labels = later(() =>
  z
    .object({ language: z.string(), lists: z.record(z.string(), z.record(z.string(), z.string())) })
    .meta({ id: "Labels" }),
);

/** What is re-read this week, and what has been found. */
export const Quality = later(() =>
  z
    .object({
      week: z.string(),
      sample: z.array(z.string()).describe("References of at most 20 records that are not sensitive"),
      read: z.int(),
      missedSensitive: z.int(),
      missedIdentifiers: z.int(),
    })
    .meta({ id: "Quality" }),
);
