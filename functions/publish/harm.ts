import { alreadyDone, invalidRequest, notFound } from "../domain/errors.ts";
import type { PersonId } from "../domain/feedback/handles.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import { type HarmRelease, harmFigures } from "../domain/statistics/harm.ts";
import { isoWeek } from "../domain/statistics/iso-week.ts";
import { quarterBefore, weeksOfQuarter } from "../domain/statistics/quarter.ts";
import type { Officer } from "../triage/officer.ts";
import type { Actions, PublishParts } from "./parts.ts";

/** Harm by others that people told of: by quarter and country, and by nobody but a protection focal point released. */
export const harm = (parts: PublishParts): Actions<"listHarmFigures" | "releaseHarmFigures"> => ({
  listHarmFigures: async ({ params: { country }, officer }) => {
    const programmes = programmesIn(parts, officer, country);
    const released = await parts.harm.all(country);
    const last = lastQuarter(parts, programmes);
    const isOpen =
      officer.roles.includes("protection_focal_point") && !released.some(({ quarter }) => quarter === last);
    const open = isOpen
      ? [{ country, quarter: last, figures: await figuresOf(parts, programmes, last), released: null }]
      : [];
    return { items: [...open, ...released.toReversed().map(shown)] };
  },
  releaseHarmFigures: async ({ params: { country, quarter }, officer }) => {
    const programmes = programmesIn(parts, officer, country);
    if (weeksOfQuarter(quarter).length === 0 || quarter > lastQuarter(parts, programmes))
      throw invalidRequest(["quarter"]);
    const figures = await figuresOf(parts, programmes, quarter);
    const [releasedBy, releasedAt] = [officer.id as PersonId, parts.now().toISOString()];
    const purpose = `${country} ${quarter}`;
    await parts.audit({ person: releasedBy, action: "release_harm_figures", at: releasedAt, purpose });
    const release: HarmRelease = { country, quarter, figures, releasedBy, releasedAt };
    if (!(await parts.harm.release(release))) throw alreadyDone();
    return shown(release);
  },
});

/** All programmes of the country count, whichever of them the caller works for; who works for none sees nothing. */
const programmesIn = ({ settings }: PublishParts, officer: Officer, country: string): readonly Programme[] => {
  const found = settings.programmes.filter((programme) => programme.country === country);
  if (!found.some(({ id }) => officer.programmes.includes(id))) throw notFound();
  return found;
};

/** The last quarter that is over everywhere in the country. */
const lastQuarter = ({ now }: PublishParts, programmes: readonly Programme[]): string => {
  const weeks = programmes.map(({ timeZone }) => isoWeek(now(), timeZone)).sort();
  return quarterBefore(weeks[0] ?? "");
};

const figuresOf = async ({ counters, settings }: PublishParts, programmes: readonly Programme[], quarter: string) => {
  const weeks = await Promise.all(programmes.map(async ({ id }) => counters(id, weeksOfQuarter(quarter))));
  return harmFigures(weeks, settings.suppression.k);
};

const shown = ({ country, quarter, figures, releasedBy, releasedAt }: HarmRelease) => ({
  country,
  quarter,
  figures: { ...figures },
  released: { by: releasedBy as string, at: releasedAt },
});
