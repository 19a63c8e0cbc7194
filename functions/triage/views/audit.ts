import * as z from "zod";
import { refusalReasons } from "../../adapters/refusals.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** Who did what, without any content. */
export const AuditEntry = later(() =>
  z
    .object({
      n: z.int().describe("Its number in this person's day"),
      person: z.string(),
      action: z.string(),
      reference: z
        .string()
        .nullable()
        .describe("Null of no record, and in a person's list of one that is hidden, gone or about the reader"),
      at: moment(),
      identifier: z.int().nullable(),
      purpose: z.string().nullable(),
      route: z.string().nullable().describe("Where tokens were refused"),
      reason: z.enum(refusalReasons).nullable(),
      times: z.int().nullable().describe("How often in that hour so far; entered at the first, the tenth, and so on"),
    })
    .meta({ id: "AuditEntry" }),
);

/** One person's day, page by page. */
export const AuditPage = later(() =>
  z
    .object({ items: z.array(AuditEntry()), next: z.string().nullable().describe("The cursor of the next page") })
    .meta({ id: "AuditPage" }),
);

export const AuditEntries = later(() => z.object({ items: z.array(AuditEntry()) }).meta({ id: "AuditEntries" }));
