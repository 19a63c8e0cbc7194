/** The roles of people who work with the system, as the sign-in's groups name them. */
export const ROLES = [
  "collector",
  "accountability_officer",
  "supervisor",
  "integrity_focal_point",
  "protection_focal_point",
  "manager",
  "administrator",
  "auditor",
] as const;

/** One of them. */
export type Role = (typeof ROLES)[number];
