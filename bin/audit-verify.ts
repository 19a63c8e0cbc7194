// npm run audit:verify [-- --data DIR] [--sabotage]: whether anything is missing or changed in the audit trail.

import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetPublicKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { auditTrail } from "../functions/adapters/audit-trail.ts";
import { verifyTrail } from "./audit/faults.ts";
import { sabotagedTrail } from "./audit/sabotage.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const { values } = parseArgs({
  options: {
    settings: { type: "string", default: "settings.json" },
    /** The data folder of a channel that runs on this computer; else the deployment of the settings in AWS. */
    data: { type: "string" },
    table: { type: "string" },
    key: { type: "string" },
    /** Tries, on a trail of its own, that what is missing or changed is found: it must fail. */
    sabotage: { type: "boolean", default: false },
  },
});

try {
  const { days, entries, faults } = values.sabotage ? await sabotagedTrail() : await deployed();
  for (const { day, person, says } of faults) console.error([day, person, says].filter(Boolean).join(": "));
  console.log(`audit: ${days} days signed, ${entries} entries, ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof PlaceError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function deployed() {
  const place = placeOf(values.settings, values.data);
  const { table, key } = place.local?.audit ?? { table: values.table, key: values.key };
  if (!table || !key) throw new PlaceError("Say --table and --key: the outputs AuditTable and AuditKey of the stack.");
  const db = DynamoDBDocumentClient.from(new DynamoDBClient(place.client("dynamodb")));
  const { PublicKey } = await new KMSClient(place.client("aws")).send(new GetPublicKeyCommand({ KeyId: key }));
  return verifyTrail(auditTrail(db, table), PublicKey ?? new Uint8Array(), new Date());
}
