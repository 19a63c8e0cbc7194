import { isMisconduct } from "./misconduct.ts";
import type { Concern } from "./on-duty.ts";
import { type FeedbackRecord, isHidden } from "./record.ts";
import type { Role } from "./roles.ts";

type Person = { readonly id: string; readonly roles: readonly Role[] };

/**
 * Whether somebody may open a record of a programme that is not theirs. Of misconduct one integrity focal point outside
 * the programme is told, because those inside it may be friends of the accused; told and shut out would be no safeguard.
 */
export const isCalledIn = ({ id, roles }: Person, record: Concern & Pick<FeedbackRecord, "sensitivity">): boolean =>
  roles.includes("integrity_focal_point") &&
  isHidden(record.sensitivity) &&
  isMisconduct(record) &&
  !record.concerns?.includes(id);
