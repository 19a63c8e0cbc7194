import { createHash } from "node:crypto";
import { invalidRequest } from "../domain/errors.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { readReferenceCode } from "../domain/feedback/reference-code.ts";
import { isoWeek } from "../domain/statistics/iso-week.ts";
import { maySee, queueParts } from "./access.ts";
import type { Officer } from "./officer.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { mostRead } from "./queue-filter.ts";

type Finding = {
  readonly id: string;
  readonly programme: string;
  readonly site?: string | undefined;
  readonly missedSensitive: boolean;
  readonly missedIdentifiers: number;
};

const sampleSize = 20;

/** The weekly look at the machine's work: some records that were not flagged are read again by a person. */
export const quality = (parts: TriageParts): Actions<"showQuality" | "rateQuality"> => ({
  showQuality: async ({ officer }) => shown(parts, officer),
  rateQuality: async ({ officer, body }) => {
    const reference = readReferenceCode(body.reference);
    const sample = await sampleOf(parts, officer, isoWeek(parts.now(), "UTC"));
    const record = sample.find((one) => one.reference === reference);
    if (!reference || !record) throw invalidRequest(["reference"]);
    const { programme, site } = record;
    const list = `quality#${isoWeek(parts.now(), "UTC")}` as const;
    const before = await parts.lists.find<Finding>(list, reference);
    const { missedSensitive, missedIdentifiers } = body;
    await parts.lists.put(
      list,
      { id: reference, programme, site, missedSensitive, missedIdentifiers },
      before?.version ?? 0,
    );
    return shown(parts, officer);
  },
});

const shown = async (parts: TriageParts, officer: Officer) => {
  const week = isoWeek(parts.now(), "UTC");
  const [sample, all] = await Promise.all([
    sampleOf(parts, officer, week),
    parts.lists.all<Finding>(`quality#${week}`),
  ]);
  const findings = all.filter((finding) => isTheirs(officer, finding));
  return {
    week,
    sample: sample.map(({ reference }) => reference),
    read: findings.length,
    missedSensitive: findings.filter(({ missedSensitive }) => missedSensitive).length,
    missedIdentifiers: findings.reduce((sum, { missedIdentifiers }) => sum + missedIdentifiers, 0),
  };
};

/** The same for everybody all week: by a hash, so that nobody chooses. Of what is active; at most 500 are looked at. */
const sampleOf = async (parts: TriageParts, officer: Officer, week: string): Promise<readonly FeedbackRecord[]> => {
  const { records } = await parts.list({
    parts: queueParts(officer, undefined).filter(({ hidden }) => !hidden),
    state: "active",
    after: undefined,
    limit: mostRead,
    keep: (record) => maySee(officer, record),
  });
  const rank = (reference: string) => createHash("sha256").update(`${week} ${reference}`).digest("hex");
  return records.toSorted((one, other) => (rank(one.reference) < rank(other.reference) ? -1 : 1)).slice(0, sampleSize);
};

/** What was found in other people's programmes and sites is theirs. */
const isTheirs = ({ programmes, sites }: Officer, { programme, site }: Finding): boolean =>
  programmes.includes(programme) && (!site || sites.length === 0 || sites.includes(site));
