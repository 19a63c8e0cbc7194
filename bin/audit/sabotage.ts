import { generateKeyPairSync, sign } from "node:crypto";
import { DeleteCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { auditLog } from "../../functions/adapters/audit-log.ts";
import { auditTrail } from "../../functions/adapters/audit-trail.ts";
import { auditKey } from "../../functions/adapters/keys.ts";
import type { PersonId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { signAudit } from "../../functions/sign-audit.ts";
import { smallDatabase } from "../counters/small-database.ts";
import { type Verdict, verifyTrail } from "./faults.ts";

const day = "2026-11-19";
const now = new Date("2026-11-20T10:00:00Z");

/** Writes a trail in a database of its own, has it signed, removes one entry, changes another, and verifies it. */
export const sabotagedTrail = async (): Promise<Verdict> => {
  const { db, table, close } = await smallDatabase();
  try {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    const audit = auditLog(db(), table, 365);
    for (let minute = 10; minute < 20; minute++) {
      const at = `${day}T09:${minute}:00.000Z`;
      await audit({ person: "demo" as PersonId, action: "show", reference: "HB2345678X" as ReferenceCode, at });
    }
    const trail = auditTrail(db(), table);
    await signAudit({
      trail,
      sign: async (text) => sign("sha256", Buffer.from(text), privateKey).toString("base64"),
      keptDays: 365,
      now: () => now,
      log: () => undefined,
    })();
    await db().send(new DeleteCommand({ TableName: table, Key: auditKey("demo", day, 5) }));
    await db().send(
      new UpdateCommand({
        TableName: table,
        Key: auditKey("demo", day, 8),
        UpdateExpression: "SET #action = :action",
        ExpressionAttributeNames: { "#action": "action" },
        ExpressionAttributeValues: { ":action": "list_messages" },
      }),
    );
    return await verifyTrail(trail, publicKey.export({ format: "der", type: "spki" }), now);
  } finally {
    await close();
  }
};
