import { apiAs } from "../../local/api-client.ts";
import { allRecords, type ShownRecord } from "../proof/all-records.ts";
import type { Channel } from "../proof/channel.ts";
import { inParallel } from "../proof/until.ts";

/** A record as the API shows it, with the texts of its messages; the hidden ones opened by their focal point. */
export type Recorded = { readonly reference: string; readonly texts: readonly string[] };

/** Reads every record and every text at the API; what `known` has is not asked for again. */
export const readRecorded = async (channel: Channel, known: Map<string, Recorded>): Promise<readonly Recorded[]> => {
  const records = [...(await allRecords(channel)).values()];
  const call = {
    officer: apiAs(channel, "accountability_officer"),
    integrity: apiAs(channel, "integrity_focal_point"),
    protection: apiAs(channel, "protection_focal_point"),
  };
  const unread = records.filter(({ reference }) => !known.has(reference));
  await inParallel(unread, 4, async (record) => {
    const [role, method, what] = wayIn(record);
    const { status, body } = await call[role](method, `/feedback/${record.reference}/${what}`);
    if (status !== 200) throw new Error(`The API answered ${status}.`);
    const texts = (body as { items: { text: string | null }[] }).items.map(({ text }) => text ?? "");
    known.set(record.reference, { reference: record.reference, texts });
  });
  return [...known.values()];
};

const wayIn = ({ sensitivity, tracks }: ShownRecord) => {
  if (sensitivity === "non_sensitive") return ["officer", "GET", "messages"] as const;
  return [tracks.includes("complaint") ? "integrity" : "protection", "POST", "disclosure"] as const;
};
