import { GetPublicKeyCommand } from "@aws-sdk/client-kms";
import { DeleteCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyTrail } from "../../bin/audit/faults.ts";
import { auditLog } from "../../functions/adapters/audit-log.ts";
import { auditTrail } from "../../functions/adapters/audit-trail.ts";
import { auditDayKey, auditHeadKey, auditKey } from "../../functions/adapters/keys.ts";
import { signing } from "../../functions/adapters/signatures.ts";
import type { PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { signAudit } from "../../functions/sign-audit.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
let publicKey: Uint8Array;
const now = new Date("2026-11-20T10:00:00Z");
beforeAll(async () => {
  cloud = await smallCloud();
  publicKey = (await cloud.keys.send(new GetPublicKeyCommand({ KeyId: cloud.auditKeyId }))).PublicKey ?? publicKey;
});
afterAll(async () => cloud.stop());

const write = async (person: string, day: string, count: number) => {
  const audit = auditLog(cloud.db, cloud.audit, 365);
  await Promise.all(
    Array.from({ length: count }, async (_, minute) =>
      audit({
        person: person as PersonId,
        action: "show",
        reference: "HB2345678X" as ReferenceCode,
        at: `${day}T09:${String(minute).padStart(2, "0")}:00.000Z`,
      }),
    ),
  );
};
const sign = async (at: Date) =>
  signAudit({
    trail: auditTrail(cloud.db, cloud.audit),
    sign: signing(cloud.keys, cloud.auditKeyId),
    keptDays: 365,
    now: () => at,
    log: () => undefined,
  })();
const verified = async () => verifyTrail(auditTrail(cloud.db, cloud.audit), publicKey, now);
const says = async () => (await verified()).faults.map(({ day, person, says: what }) => `${day} ${person}: ${what}`);
/** Changes one item, looks, and puts it back. */
const meanwhile = async (key: { pk: string; sk: string }, change: object | "gone") => {
  const { Item } = await cloud.db.send(
    new (await import("@aws-sdk/lib-dynamodb")).GetCommand({ TableName: cloud.audit, Key: key }),
  );
  if (change === "gone") await cloud.db.send(new DeleteCommand({ TableName: cloud.audit, Key: key }));
  else await cloud.db.send(new UpdateCommand({ TableName: cloud.audit, Key: key, ...change } as never));
  const found = await says();
  await cloud.db.send(new PutCommand({ TableName: cloud.audit, Item }));
  return found;
};

describe("the audit trail", () => {
  test("is whole, however many wrote at once, and days without anything are signed as well", async () => {
    await write("one", "2026-11-16", 12);
    await write("other", "2026-11-16", 3);
    await sign(new Date("2026-11-17T00:20:00Z"));
    await write("one", "2026-11-18", 4);
    await sign(now);
    await write("one", "2026-11-20", 2);
    expect(await verified()).toEqual({ days: 4, entries: 21, faults: [] });
  });

  test("shows an entry that is missing: in the middle, at the end, and with all that lead to it", async () => {
    expect(await meanwhile(auditKey("one", "2026-11-16", 5), "gone")).toContainEqual(
      "2026-11-16 one: entry 5 is missing",
    );
    expect(await meanwhile(auditKey("one", "2026-11-16", 12), "gone")).toHaveLength(1);
    expect(await meanwhile(auditKey("one", "2026-11-20", 1), "gone")).not.toEqual([]);
    expect(await meanwhile(auditDayKey("2026-11-16", "other"), "gone")).toEqual([]);
  });

  test("shows an entry that was changed, also by somebody who makes its hash anew", async () => {
    const change = {
      UpdateExpression: "SET #action = :action",
      ExpressionAttributeNames: { "#action": "action" },
      ExpressionAttributeValues: { ":action": "list_messages" },
    };
    expect(await meanwhile(auditKey("other", "2026-11-16", 3), change)).toEqual([
      "2026-11-16 other: entry 3 has been changed",
    ]);
    const { hashOf } = await import("../../functions/adapters/audit-chain.ts");
    const [entry] = (await auditTrail(cloud.db, cloud.audit).entries("other", "2026-11-16")).slice(-1);
    if (!entry) throw new Error("entry");
    const forged = {
      UpdateExpression: "SET #action = :action, #hash = :hash",
      ExpressionAttributeNames: { "#action": "action", "#hash": "hash" },
      ExpressionAttributeValues: { ":action": "list_messages", ":hash": hashOf({ ...entry, action: "list_messages" }) },
    };
    expect(await meanwhile(auditKey("other", "2026-11-16", 3), forged)).toHaveLength(1);
  });

  test("shows a day that is missing, and one that somebody else has signed", async () => {
    expect(await meanwhile(auditHeadKey("2026-11-17"), "gone")).toContainEqual(
      "2026-11-18 undefined: the day before is missing",
    );
    const unsigned = { UpdateExpression: "SET signature = :s", ExpressionAttributeValues: { ":s": "MEUCIQ==" } };
    expect(await meanwhile(auditHeadKey("2026-11-18"), unsigned)).toEqual([
      "2026-11-18 undefined: the signature is not ours",
    ]);
    expect(await says()).toEqual([]);
  });
});
