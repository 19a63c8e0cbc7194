import { clockOf } from "./notice-words.ts";
import { outsideId } from "./on-duty.ts";
import type { Overdue } from "./overdue.ts";
import type { Reminder } from "./reminders.ts";

const mostLines = 50;
const withoutLogin =
  "You have no login and need none: call somebody in charge who is not part of it, and give them the references.";

/**
 * The words of a reminder: codes and clocks. Anybody may read over a shoulder; no type, no site, no name. The outside
 * person is not asked to sign in.
 */
export const reminderWords = (
  { to, own, others }: Reminder,
  society: string,
  timeZoneOf: (programme: string) => string,
): { readonly subject: string; readonly text: string } => {
  const lines = (all: readonly Overdue[]): readonly string[] => [
    ...all
      .toSorted((one, other) => (one.since < other.since ? -1 : 1))
      .slice(0, mostLines)
      .map(({ record, since }) => `${record.reference}  ${clockOf(since, timeZoneOf(record.programme))}`),
    ...(all.length > mostLines ? [`and ${all.length - mostLines} more, which the queue shows`] : []),
  ];
  const part = (title: string, all: readonly Overdue[]) => (all.length > 0 ? [title, ...lines(all), ""] : []);
  return {
    subject: `For you: ${own.length + others.length} overdue`,
    text: [
      `${society}: records are overdue.`,
      "",
      ...part("Yours, or nobody's yet, and when they were due:", own),
      ...part("In other hands, and late for long:", others),
      to.id === outsideId ? withoutLogin : "Sign in to work on them.",
      "This mail comes once on a working day, until nothing is overdue.",
      "Do not answer or forward this mail.",
    ].join("\n"),
  };
};
