/** The roles of people who work with the system, as the sign-in's groups name them. */
export const roles = [
  "collector",
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
  "manager",
  "administrator",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** Who reads what people wrote. Administrators keep the system and never read content. */
export const readers = [
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
] as const satisfies readonly Role[];

/** Who decides about what is sensitive. */
export const focalPoints = ["integrity_focal_point", "protection_focal_point"] as const satisfies readonly Role[];

/** Who decides about the work of others. */
export const deciders = ["supervisor", ...focalPoints] as const satisfies readonly Role[];
