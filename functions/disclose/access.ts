import { notAllowed } from "../domain/errors.ts";
import type { Role } from "../domain/feedback/roles.ts";
import type { SignedIn } from "../triage/signed-in.ts";
import type { DisclosureName } from "./routes.ts";

const focalPoints: readonly Role[] = ["integrity_focal_point", "protection_focal_point"];
const readers: readonly Role[] = ["accountability_officer", "supervisor", ...focalPoints];

/** Who may ask for what at all; what is opened depends on the record. Administrators never read content. */
export const disclosers: Readonly<Record<DisclosureName, readonly Role[]>> = {
  discloseText: readers,
  listIdentifiers: readers,
  openIdentifier: readers,
  destroyIdentifier: readers,
  breakGlass: focalPoints,
  listGlasses: readers,
  reviewGlass: readers,
  openDanger: focalPoints,
};

export const mustDisclose = ({ roles }: SignedIn, name: DisclosureName): void => {
  if (!roles.some((role) => disclosers[name].includes(role))) throw notAllowed();
};
