import type { Coding } from "../coding/coding.ts";
import type { Understanding } from "../understanding.ts";
import type { Inbound } from "./inbound.ts";

/**
 * A picture, a voice or a position is never dropped and never understood by a machine: whatever the text says,
 * the record goes to a person, unseen by everybody else until that person has decided.
 */
export const withAttachments = (understood: Understanding, inbound: Inbound): Understanding => {
  if (inbound.attachments.length === 0 && !inbound.location) return understood;
  return { ...understood, coding: toBeClarified(understood.coding) };
};

const toBeClarified = (coding: Coding): Coding => ({
  ...coding,
  sensitivity: coding.sensitivity === "sensitive" ? "sensitive" : "to_be_clarified",
  why: [...coding.why, "attachment"],
});
