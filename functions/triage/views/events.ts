import * as z from "zod";
import { changeKinds } from "../../domain/feedback/change-kinds.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** Records that changed. Each is told once, as it stands; how often it changed in between is not. */
export const Events = later(() =>
  z
    .object({
      items: z.array(
        z.object({
          reference: z.string(),
          version: z.int().describe("Whoever has this version already needs nothing"),
          at: moment(),
          kinds: z.array(z.enum(changeKinds)).describe("What to look at again, as far as is noted"),
        }),
      ),
      next: z.string().describe("Ask with it at once where there were items, after some seconds where there were none"),
    })
    .meta({ id: "Events" }),
);
