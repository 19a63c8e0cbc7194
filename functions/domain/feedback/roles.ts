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
