import { apiAs } from "../../local/api-client.ts";
import type { Cloud } from "../../local/cloud.ts";

/** A record as the API shows it, as far as proofs look. */
export type ShownRecord = {
  readonly reference: string;
  readonly tracks: readonly string[];
  readonly type: string;
  readonly language: string;
  readonly sensitivity: string;
  readonly urgency: string;
  readonly lifecycle: string;
  readonly messages: number;
};

/** Every record, counted at the API: what the officer sees, and what only the two focal points see. */
export const allRecords = async (cloud: Pick<Cloud, "url" | "signIn">): Promise<ReadonlyMap<string, ShownRecord>> => {
  const records = new Map<string, ShownRecord>();
  for (const role of ["accountability_officer", "integrity_focal_point", "protection_focal_point"] as const) {
    const call = apiAs(cloud, role);
    for (let next: string | null = ""; next !== null; ) {
      const { status, body } = await call("GET", `/feedback?limit=100${next ? `&cursor=${next}` : ""}`);
      if (status !== 200) throw new Error(`The API answered ${status}.`);
      const page = body as { items: ShownRecord[]; next: string | null };
      for (const record of page.items) records.set(record.reference, record);
      next = page.next;
    }
  }
  return records;
};
