// npm run doctor: whether a deployment is set up as it should be, at Twilio, in AWS and among people; a line a check.

import { SettingsError } from "../functions/domain/settings/settings-error.ts";
import { examine } from "./doctor/examine.ts";
import { lineOf } from "./doctor/finding.ts";
import { patientAt } from "./doctor/patient.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { PlaceError, placeOf } from "./redrive/place.ts";

const USAGE = `npm run doctor -- [--settings FILE] [--secret ARN] [--data DIR]
  --settings FILE  which deployment (settings.json); reached with your own AWS credentials
  --secret ARN     the secret with Twilio's API key; else TWILIO_API_KEY and TWILIO_API_KEY_SECRET of the environment
  --data DIR       the local system that runs over that folder instead`;

try {
  const { settings: file, secret, data: dataDir } = options();
  const place = placeOf(file, dataDir);
  const patient = patientAt(place, { dataDir, secret, environment: process.env });
  const findings = await examine(place.settings, patient, new Date());
  for (const finding of findings) console.log(lineOf(finding));
  const count = (level: string) => findings.filter((finding) => finding.level === level).length;
  console.log(`doctor: ${count("ok")} ok, ${count("warn")} to look at, ${count("fail")} failed`);
  process.exitCode = count("fail") > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof PlaceError || error instanceof SettingsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function options() {
  try {
    return parseArgs({
      options: {
        settings: { type: "string", default: "settings.json" },
        secret: { type: "string" },
        data: { type: "string" },
      },
    }).values;
  } catch {
    throw new PlaceError(USAGE);
  }
}
