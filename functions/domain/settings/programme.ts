import * as z from "zod";
import { hours, label, language, mailAddress, phoneNumber, slug, timeZone, weekday } from "./field.ts";

const dangerNumber = z
  .strictObject({
    label: label.describe("Whose number it is, as the acknowledgement names it."),
    number: z.string().regex(/^\+?\d{2,15}$/, "must be digits, perhaps with a + before them"),
    reviewedBy: label.describe("The protection lead who checked that it helps and does not harm."),
  })
  .describe("Whom to call in danger at this site; not the police by default.");

const site = z.strictObject({ id: slug, name: label, dangerNumber: dangerNumber.optional() });

const number = z.strictObject({
  channel: z.enum(["sms", "whatsapp"], "must be sms or whatsapp"),
  address: phoneNumber,
  site: slug.optional().describe("The one site that this number is made known at; records of it belong there."),
});

const shares = z
  .partialRecord(language, z.number().min(0).max(1))
  .refine((profile) => sum(Object.values(profile)) <= 1.0001, "must not add up to more than 1")
  .describe("The share of people expected to write in each language; the digest says whom we do not hear.");

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** A programme: where people write to, in which languages, and who answers for it. */
export const programme = z.strictObject({
  id: slug,
  name: label,
  country: z.string().regex(/^[A-Z]{2}$/, "must be a country code of two capital letters (ISO 3166-1)"),
  timeZone,
  workingDays: z.array(weekday).min(1).default(["monday", "tuesday", "wednesday", "thursday", "friday"]),
  workingHours: hours.default({ from: "08:00", to: "17:00" }),
  holidays: z
    .array(z.iso.date("must be a date such as 2026-12-25"))
    .max(400)
    .default([])
    .describe("Days on which nobody works; clocks of working days stand still."),
  languages: shares,
  defaultLanguage: language.default("en").describe("For a message whose language is not known."),
  reviewedLanguages: z
    .array(language)
    .default([])
    .describe("Languages whose texts speakers reviewed; only these are sent."),
  numbers: z.array(number).min(1, "must name at least one number").max(20),
  sites: z.array(site).max(500).default([]),
  digest: z.strictObject({ weekday: weekday.default("monday"), hour: z.int().min(0).max(23).default(8) }).prefault({}),
  managers: z
    .array(z.strictObject({ email: mailAddress, language: language.default("en") }))
    .max(50)
    .default([]),
  integrityLead: z.strictObject({ email: mailAddress }).describe("The only one who gets misconduct figures."),
});
