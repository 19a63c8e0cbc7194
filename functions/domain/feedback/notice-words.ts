import type { Notice } from "./notice.ts";

/** What a notice says, in a mail and in an SMS. Anybody may read over a shoulder: the reference and the clock, no more. */
export type NoticeWords = { readonly subject: string; readonly mail: string; readonly text: string };

const toTakeUp = {
  needs: "a record needs you.",
  until: "Sign in to read it and take it. Until somebody does, reminders follow.",
};
const words: Readonly<Partial<Record<Notice["kind"], typeof toTakeUp>>> = {
  opening: {
    needs: "somebody opened what was sealed. You are told because you work elsewhere.",
    until: "Sign in to see who and why, and say whether it was right. Until somebody does, reminders follow.",
  },
  hand_over: {
    needs: "something was left for you to open, once and by you alone.",
    until: "Sign in to open it. Until you do, reminders follow.",
  },
  conflict: {
    needs: "a record may be about everybody who would read it.",
    until: "Have somebody else entered who may work on it. Until somebody does, reminders follow.",
  },
  call: {
    needs: "somebody wishes to be called.",
    until: "Sign in to call them or to answer. Until somebody does, reminders follow.",
  },
  hold: {
    needs: "a record is still held, and the day to look at it again has come.",
    until: "Sign in to end the hold or to give it another day. Until somebody does, reminders follow.",
  },
};

/** What somebody without a login can do. */
const withoutLogin =
  "You are told as the person outside who is named for this. You have no login and need none: call somebody in charge who is not part of it, give them the reference, and have them act. Until somebody does, reminders follow.";

/**
 * The words are the same for every record: not its class, its site or its danger, only its reference and its clock. The
 * outside person is not asked to sign in.
 */
export const noticeWords = (
  { reference, dueAt, kind }: Pick<Notice, "reference" | "dueAt" | "kind">,
  society: string,
  timeZone: string,
  isOutside = false,
): NoticeWords => {
  const clock = clockOf(dueAt, timeZone);
  const { needs, until } = words[kind] ?? toTakeUp;
  return {
    subject: `For you: ${reference}`,
    mail: [
      `${society}: ${needs}`,
      "",
      `Reference: ${reference}`,
      `Act by: ${clock}`,
      "",
      isOutside ? withoutLogin : until,
      "Do not answer or forward this mail.",
    ].join("\n"),
    text: `${society}: ${reference}. Act by ${clock}.${isOutside ? "" : " Sign in to read it."}`,
  };
};

/** A moment in words, with the distance to UTC instead of the zone's name, which would say where. */
export const clockOf = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "shortOffset",
  }).format(new Date(at));
