import type { Coding } from "../coding/coding.ts";
import type { Understanding } from "../understanding.ts";
import type { Inbound } from "./inbound.ts";

/**
 * A picture, a voice or a position is never dropped and never understood by a machine: whatever the text says,
 * the record goes to a person, unseen by everybody else until that person has decided.
 */
export const withAttachments = (understood: Understanding, inbound: Inbound): Understanding => {
  if (inbound.attachments.length === 0 && !inbound.location) return understood;
  return { ...understood, coding: toBeClarified(understood.coding, "attachment") };
};

/** Fetched from a list without words or files: it was a position or a button, and a person has to ask. */
export const withGaps = (understood: Understanding, { body, attachments }: Inbound): Understanding => {
  if (body !== "" || attachments.length > 0) return understood;
  return { ...understood, coding: toBeClarified(understood.coding, "incomplete_by_provider") };
};

const toBeClarified = (coding: Coding, why: string): Coding => ({
  ...coding,
  sensitivity: coding.sensitivity === "sensitive" ? "sensitive" : "to_be_clarified",
  why: [...coding.why, why],
});
