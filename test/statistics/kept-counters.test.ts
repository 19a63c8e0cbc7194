import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedMessage, openAsChannel } from "../../bin/invented/open-as-channel.ts";
import { inbox } from "../../functions/adapters/inbox.ts";
import { countersReader } from "../../functions/adapters/read-counters.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord } from "../../functions/domain/feedback/record.ts";
import { countChanges } from "../../functions/domain/statistics/counts.ts";
import { aRecord } from "../a-record.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

const zone = "Africa/Tunis";
let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const open = (record: FeedbackRecord) =>
  openAsChannel({ db: cloud.db, records: cloud.table, vault: cloud.table }, zone)(record);

const move = (before: FeedbackRecord, told: Partial<FeedbackRecord>) => {
  const after = { ...before, ...told, version: before.version + 1 };
  return recordStore(cloud.db, cloud.table).change({ before, after, counts: countChanges(before, after, zone) });
};

const counted = async (week: string) =>
  (await countersReader(cloud.db, cloud.table, async () => {})("northern-route", [week]))[0] ?? {};

test("the counters are written with what they count: all of it, once, and nothing of what was refused", async () => {
  const records = Array.from({ length: 40 }, (_, each) => aRecord({ reference: `HBCOUNT${each}` as ReferenceCode }));
  await Promise.all(records.map((record) => inbox(cloud.db, cloud.table)(inventedMessage(record))));
  await Promise.all(
    records.map(async (record) => {
      while (!(await open(record)));
    }),
  );
  // The queue delivers the same message a second time: the guard of the transaction refuses it, counters and all.
  expect(await Promise.all(records.map(open))).toEqual(records.map(() => false));
  expect(await counted("2026-W46")).toMatchObject({ "shown.received": 40, "shown.now.open": 40 });

  const closedAt = "2026-11-17T10:00:00.000Z";
  await Promise.all(records.slice(0, 15).map((record) => move(record, { lifecycle: "closed", closedAt })));
  const late = await Promise.allSettled(
    records.slice(0, 15).map((record) => move(record, { lifecycle: "in_progress" })),
  );
  expect(late.every(({ status }) => status === "rejected")).toBe(true);
  expect(await counted("2026-W46")).toMatchObject({
    "shown.received": 40,
    "shown.now.open": 25,
    "shown.now.closed": 15,
    "shown.unanswered": 15,
    "shown.resolved.7d": 15,
  });
  expect(await counted("2026-W47")).toEqual({
    "shown.finished": 15,
    "shown.finished.not_told": 15,
    "shown.due.late": 15,
    "shown.due.waiting.first_response": 25,
  });
});
