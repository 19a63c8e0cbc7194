import type { Coding } from "../functions/domain/coding/coding.ts";

/** An invented coding: a calm request about food, but for what a test says. */
export const aCoding = (told: Partial<Coding> = {}): Coding => ({
  type: "request",
  topics: ["food"],
  codes: [],
  about: "us",
  sensitive: [],
  sensitivity: "non_sensitive",
  urgency: "normal",
  contactWishes: [],
  writerMayBeChild: false,
  tracks: ["feedback"],
  why: [],
  ...told,
});
