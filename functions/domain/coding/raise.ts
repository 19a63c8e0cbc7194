import { type Coding, type Sensitivity, settableClasses, type Urgency } from "./coding.ts";

const gravity: Readonly<Record<Sensitivity, number>> = { non_sensitive: 0, to_be_clarified: 1, sensitive: 2 };
const speed: Readonly<Record<Urgency, number>> = { normal: 0, high: 1, immediate: 2 };

/** What a reading of a message fears: enough to tell whether it raises a coding. */
export type Fear = Pick<Coding, "sensitivity" | "sensitive" | "urgency">;

const isGraver = (coding: Fear, other: Fear): boolean => gravity[other.sensitivity] > gravity[coding.sensitivity];
const isFaster = (coding: Fear, other: Fear): boolean => speed[other.urgency] > speed[coding.urgency];

/** Whether another reading of the same message adds anything to a coding. */
export const raises = (coding: Fear, other: Fear): boolean =>
  isGraver(coding, other) || isFaster(coding, other) || other.sensitive.some((one) => !coding.sensitive.includes(one));

/**
 * A coding with what another reading of the same message adds: it may raise sensitivity and urgency, add classes,
 * tracks and wishes, and never takes anything back. Type and topics change only where the other reading is graver.
 */
export function raised(coding: Coding, other: Coding): Coding {
  if (!raises(coding, other)) return coding;
  const [leading, second] = isGraver(coding, other) ? [other, coding] : [coding, other];
  const [first, ...more] = leading.tracks;
  return {
    ...leading,
    sensitive: settableClasses.filter((one) => coding.sensitive.includes(one) || other.sensitive.includes(one)),
    urgency: isFaster(coding, other) ? other.urgency : coding.urgency,
    contactWishes: [...new Set([...coding.contactWishes, ...other.contactWishes])],
    writerMayBeChild: coding.writerMayBeChild || other.writerMayBeChild,
    tracks: [first, ...new Set([...more, ...second.tracks].filter((track) => track !== first))],
    why: [...new Set([...leading.why, ...second.why])],
  };
}
