import * as z from "zod";
import { later } from "../route.ts";

/** The record that a path names. */
export const reference = later(() =>
  z.object({
    reference: z
      .string()
      .max(40)
      .meta({ description: "Reference code", examples: ["HB2345678X"] }),
  }),
);
