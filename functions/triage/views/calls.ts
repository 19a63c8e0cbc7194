import * as z from "zod";
import { callStates } from "../../domain/feedback/call.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** A call to the community member. */
export const Call = later(() =>
  z
    .object({
      id: z.string(),
      state: z.enum(callStates),
      because: z.string().nullable().describe("How far it is, or why it is over"),
      by: z.string().describe("Whose telephone rings first"),
      createdAt: moment(),
    })
    .meta({ id: "Call" }),
);

export const Calls = later(() => z.object({ items: z.array(Call()) }).meta({ id: "Calls" }));
