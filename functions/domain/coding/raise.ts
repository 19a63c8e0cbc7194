import { type Coding, type Sensitivity, settableClasses, type Urgency } from "./coding.ts";

const gravity: Readonly<Record<Sensitivity, number>> = { non_sensitive: 0, to_be_clarified: 1, sensitive: 2 };
const speed: Readonly<Record<Urgency, number>> = { normal: 0, high: 1, immediate: 2 };

/**
 * A coding with what another reading of the same message adds: it may raise sensitivity and urgency, add classes,
 * tracks and wishes, and never takes anything back. Type and topics change only where the other reading is graver.
 */
export function raised(coding: Coding, other: Coding): Coding {
  const isGraver = gravity[other.sensitivity] > gravity[coding.sensitivity];
  const adds = isGraver || other.sensitive.some((one) => !coding.sensitive.includes(one));
  const isFaster = speed[other.urgency] > speed[coding.urgency];
  if (!adds && !isFaster) return coding;
  const [leading, second] = isGraver ? [other, coding] : [coding, other];
  const [first, ...more] = leading.tracks;
  return {
    ...leading,
    sensitive: settableClasses.filter((one) => coding.sensitive.includes(one) || other.sensitive.includes(one)),
    urgency: isFaster ? other.urgency : coding.urgency,
    contactWishes: [...new Set([...coding.contactWishes, ...other.contactWishes])],
    writerMayBeChild: coding.writerMayBeChild || other.writerMayBeChild,
    tracks: [first, ...new Set([...more, ...second.tracks].filter((track) => track !== first))],
    why: [...new Set([...leading.why, ...second.why])],
  };
}
