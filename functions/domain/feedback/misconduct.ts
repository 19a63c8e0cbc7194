import type { SensitiveClass } from "../coding/coding.ts";

/** What aid personnel are accused of: for integrity focal points, never for one person or one programme alone. */
export const misconductClasses: readonly SensitiveClass[] = [
  "sea",
  "fraud_corruption",
  "staff_misconduct",
  "retaliation",
];

/** Whether a record accuses aid personnel, or is feared to. */
export const isMisconduct = ({ sensitive }: { readonly sensitive: readonly SensitiveClass[] }): boolean =>
  sensitive.some((found) => misconductClasses.includes(found));
