import * as z from "zod";
import { consents } from "../../domain/feedback/referral.ts";
import { later } from "../route.ts";
import { freeText } from "../views/notes.ts";
import { slug } from "./slug.ts";

/** To which service somebody is referred, and the consent as it was asked and answered. */
export const consented = later(() =>
  z.strictObject({
    service: slug(),
    consent: z.enum(consents),
    words: freeText().describe("In which words consent was asked"),
  }),
);
