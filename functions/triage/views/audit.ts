import * as z from "zod";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** Who did what, without any content. */
export const AuditEntry = later(() =>
  z
    .object({
      n: z.int().describe("Its number in this person's day"),
      person: z.string(),
      action: z.string(),
      reference: z.string().nullable(),
      at: moment(),
      identifier: z.int().nullable(),
      purpose: z.string().nullable(),
      before: z.string().describe("The hash of the entry before"),
      hash: z.string(),
    })
    .meta({ id: "AuditEntry" }),
);

export const AuditEntries = later(() => z.object({ items: z.array(AuditEntry()) }).meta({ id: "AuditEntries" }));
