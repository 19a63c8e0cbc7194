import type { About, SensitiveClass } from "./coding.ts";

const misconduct: ReadonlySet<SensitiveClass> = new Set(["sea", "fraud_corruption", "staff_misconduct"]);

/** Whom a message is about, by whom it names; personnel first, since that decides who must not read it. */
export function aboutWhomOf(concepts: ReadonlySet<string>, sensitive: readonly SensitiveClass[]): About {
  const names = (...some: string[]) => some.some((concept) => concepts.has(concept));
  const has = (name: SensitiveClass) => sensitive.includes(name);
  if (sensitive.some((name) => misconduct.has(name))) return names("staff", "aid_org") ? "us" : "partner";
  if (has("trafficking") && names("smuggler", "employer", "captive", "passport")) return "smuggler_employer";
  if (has("detention") || names("authority")) return "authority";
  if (names("smuggler", "employer")) return "smuggler_employer";
  if (has("gbv") || has("child_protection")) return "family_community";
  if (names("staff", "aid_org", "aid_goods", "conduct", "feedback")) return "us";
  return names("partner") ? "family_community" : "unknown";
}
