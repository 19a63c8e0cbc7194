import type { Notice } from "../feedback/notice.ts";

/** A mail may be read by anybody: the reference code and the clock, never the class, the text or the site. */
export const noticeMail = ({ reference, kind, dueAt }: Notice, society: string) => ({
  subject: kind === "danger" ? `Act now: ${reference}` : `For you: ${reference}`,
  text: [
    `${society}: a record needs you.`,
    "",
    `Reference: ${reference}`,
    `Act by: ${dueAt.slice(0, 16).replace("T", " ")} UTC`,
    "",
    "Sign in to read it. Do not answer this mail.",
  ].join("\n"),
});
