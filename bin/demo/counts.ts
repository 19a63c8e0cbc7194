import type { Role } from "../../functions/domain/feedback/roles.ts";
import { apiAs } from "../../local/api-client.ts";
import type { Cloud } from "../../local/cloud.ts";
import { allRecords, type ShownRecord } from "../proof/all-records.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel } from "../proof/until.ts";

export type DemoCounts = {
  readonly accepted: number;
  readonly recorded: number;
  readonly acknowledged: number;
  readonly held: number;
  readonly mails: number;
  readonly tables: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** Counts at the two ends: what went in and came out at Twilio, what is recorded at the API. */
export const countsOf = async (cloud: Cloud, senders: readonly string[]): Promise<DemoCounts> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const { inbound } = await twilio.summary();
  const known = new Set(senders);
  const answered = new Set((await twilio.outbound()).map(({ to }) => to).filter((to) => known.has(to)));
  const records = [...(await allRecords(cloud)).values()];
  const { held, kinds } = await lookInside(cloud, records);
  return {
    accepted: inbound.acknowledged,
    recorded: records.length,
    acknowledged: answered.size,
    held,
    mails: ((await (await fetch(`${cloud.mailbox}/mails.json`)).json()) as { mails: unknown[] }).mails.length,
    tables: {
      track: tally(records.flatMap(({ tracks }) => tracks)),
      type: tally(records.map(({ type }) => type)),
      sensitivity: tally(records.map(({ sensitivity }) => sensitivity)),
      language: tally(records.map(({ language }) => language)),
      "identifiers stripped": kinds,
    },
  };
};

type Inside = { held: number; readonly kinds: Record<string, number> };

const lookInside = async (cloud: Cloud, records: readonly ShownRecord[]): Promise<Inside> => {
  const calls = Object.fromEntries(
    (["accountability_officer", "integrity_focal_point", "protection_focal_point"] as const).map((role) => [
      role,
      apiAs(cloud, role),
    ]),
  );
  const inside: Inside = { held: 0, kinds: {} };
  await inParallel(records, 8, async (record) => {
    const call = calls[readerOf(record)] ?? apiAs(cloud, "accountability_officer");
    const { body: replies } = await call("GET", `/feedback/${record.reference}/replies`);
    const { body: messages } = await call("GET", `/feedback/${record.reference}/messages`);
    const states = (replies as { items: { state: string }[] }).items.map(({ state }) => state);
    if (states.every((state) => state === "held")) inside.held += 1;
    for (const { identifiers } of (messages as { items: { identifiers: string[] }[] }).items) {
      for (const placeholder of identifiers) {
        const kind = placeholder.replace(/^\[|_\d+\]$/g, "");
        inside.kinds[kind] = (inside.kinds[kind] ?? 0) + 1;
      }
    }
  });
  return inside;
};

const readerOf = ({ sensitivity, tracks }: ShownRecord): Role => {
  if (sensitivity === "non_sensitive") return "accountability_officer";
  return tracks.includes("complaint") ? "integrity_focal_point" : "protection_focal_point";
};

const tally = (values: readonly string[]): Record<string, number> =>
  values.reduce<Record<string, number>>((counts, value) => {
    counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  }, {});
