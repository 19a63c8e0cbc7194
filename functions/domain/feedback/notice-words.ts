import type { Notice } from "./notice.ts";

/** What a notice says, in a mail and in an SMS. Anybody may read over a shoulder: the reference and the clock, no more. */
export type NoticeWords = { readonly subject: string; readonly mail: string; readonly text: string };

/** The words are the same for every record: not its class, its site or its kind, only its reference and its clock. */
export const noticeWords = (
  { reference, dueAt }: Pick<Notice, "reference" | "dueAt">,
  society: string,
  timeZone: string,
): NoticeWords => {
  const clock = clockOf(dueAt, timeZone);
  return {
    subject: `For you: ${reference}`,
    mail: [
      `${society}: a record needs you.`,
      "",
      `Reference: ${reference}`,
      `Act by: ${clock}`,
      "",
      "Sign in to read it and take it. Until somebody does, reminders follow.",
      "Do not answer or forward this mail.",
    ].join("\n"),
    text: `${society}: ${reference}. Act by ${clock}. Sign in to read it.`,
  };
};

/** With the distance to UTC instead of the zone's name, which would say where. */
const clockOf = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "shortOffset",
  }).format(new Date(at));
