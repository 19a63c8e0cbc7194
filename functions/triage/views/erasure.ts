import * as z from "zod";
import { partStates } from "../../domain/feedback/erasure-preview.ts";
import { keptParts } from "../../domain/feedback/keeping.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** What will be deleted of a record: kinds, dates and counts, and nothing of what it says. */
export const Erasure = later(() =>
  z
    .object({
      askedAt: moment().nullable().describe("When its writer asked for deletion"),
      held: z.boolean().describe("Nothing goes as long as it is held"),
      parts: z.array(
        z.object({
          part: z.enum(keptParts),
          at: moment().nullable().describe("When it goes; null as long as nothing has set a date"),
          state: z.enum(partStates).describe("`waits`: its time has come, but nobody has looked at the record yet"),
        }),
      ),
      counts: z
        .object({ sealed: z.int(), messages: z.int(), replies: z.int(), notes: z.int(), referrals: z.int() })
        .describe("`sealed` values and files go with `identity`, all else with `text`"),
    })
    .meta({ id: "Erasure" }),
);
