import { notFound } from "../domain/errors.ts";
import { type Programme, programmeById } from "../domain/settings/our-numbers.ts";
import type { Settings } from "../domain/settings.ts";
import type { Officer } from "../triage/officer.ts";

/** The programme, if the caller works for it; otherwise the same 404 as for one that does not exist. */
export const programmeOf = (settings: Settings, { programmes }: Officer, id: string): Programme => {
  const programme = programmes.includes(id) ? programmeById(settings, id) : undefined;
  if (!programme) throw notFound();
  return programme;
};
