import * as z from "zod";
import { count } from "./field.ts";

const minutes = (value: number) => count(1, 10_080).default(value);
const hoursLeft = (value: number) => count(1, 2_160).default(value);
const days = (value: number) => count(1, 365).default(value);

/**
 * How long each step may take. `…WorkingDays` and `outcomeToldHours` run in the working days of the programme, of
 * twenty-four hours each; all else by the calendar.
 */
export const clocks = z.strictObject({
  acknowledgementMinutes: minutes(1).describe("Automatic acknowledgement."),
  dangerNowMinutes: minutes(15).describe("Danger to life: seen by the person on duty, then the backup, and so on."),
  recentSexualViolenceHours: hoursLeft(2).describe("Recent sexual violence: seen by a focal point."),
  sensitiveForwardedHours: hoursLeft(24).describe("Sensitive: forwarded to the focal point."),
  sensitiveDecidedHours: hoursLeft(72).describe("Sensitive: decided by the focal point."),
  clarifySensitivityWorkingDays: days(1).describe("To be clarified: a person decides whether it is sensitive."),
  urgentHours: hoursLeft(72).describe("Urgent criticality: acted on."),
  firstResponseWorkingDays: days(5).describe("Question or request: first response by a person."),
  complaintAnswerDays: days(30).describe("Complaint: answer."),
  outcomeToldHours: hoursLeft(48).describe("The person is told of an outcome."),
  retaliationRecheckDays: days(30).describe("Feared retaliation: somebody asks again how the person is."),
  escalateOverdueWorkingDays: days(2).describe("What is overdue for so long is told to the supervisors as well."),
  unansweredDays: days(30).describe("Without any answer a record is shown to managers as unresponded."),
});

/** How long each kind of data is kept, in days; 0 means at once. */
export const retention = z.strictObject({
  addressDays: count(0, 365).default(30).describe("The address, after closing; STOP and DELETE destroy it at once."),
  sealedIdentifierDays: count(0, 365).default(0).describe("Sealed identifiers, after closing."),
  textDays: count(0, 1_825).default(90).describe("The text of messages, after closing."),
  codedRowDays: count(30, 3_650).default(730).describe("The coded row without text."),
  auditDays: count(365, 3_650).default(2_557).describe("Audit entries, which hold no content."),
  tombstoneDays: count(396, 3_650)
    .default(396)
    .describe("The keyed hash that stops a deleted message from coming back."),
  deleteSensitiveTextDays: count(0, 30)
    .default(7)
    .describe("The text of a sensitive record after the person's DELETE."),
});
