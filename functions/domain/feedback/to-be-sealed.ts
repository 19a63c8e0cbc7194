import type { Settings } from "../settings.ts";
import type { Understanding } from "../understanding.ts";
import type { Inbound } from "./inbound.ts";
import type { Labelled } from "./sealed.ts";

/**
 * What is sealed of a message besides the address of its writer, each value under its label. What was stripped, and the
 * name of the profile, unless the setting says otherwise; a position or a choice, which is what the person told us,
 * always. Files are sealed by `media`, when they have been fetched.
 */
export const toBeSealed = (
  sealing: Settings["sealing"],
  { identifiers, coding }: Understanding,
  { location, profileName, choices }: Inbound,
): readonly Labelled[] => {
  const wanted = sealing === "all" || (sealing === "complaints" && coding.tracks[0] !== "feedback");
  const found = identifiers.map(({ placeholder, value }) => ({ label: placeholder, value }));
  return [
    ...(wanted ? once(found) : []),
    ...(wanted && profileName ? [{ label: "[PROFILE_NAME]", value: profileName }] : []),
    ...(location ? [{ label: "[POSITION]", value: positionOf(location) }] : []),
    ...choices.map((value, index) => ({ label: `[CHOICE_${index + 1}]`, value })),
  ];
};

/** The same identifier twice is sealed once; the same person under two spellings is not the same value. */
const once = (values: readonly Labelled[]): readonly Labelled[] => [
  ...new Map(values.map((each) => [`${each.label} ${each.value}`, each])).values(),
];

const positionOf = ({ latitude, longitude, label }: NonNullable<Inbound["location"]>): string =>
  [`${latitude}, ${longitude}`, label].filter(Boolean).join(" · ");
