import type { Settings } from "../../functions/domain/settings.ts";
import { PlaceError } from "../redrive/place.ts";
import { doorFindings } from "./door.ts";
import { type Finding, fail } from "./finding.ts";
import { mailFindings } from "./mail.ts";
import type { Patient } from "./patient.ts";
import { rosterFindings } from "./roster.ts";
import { settingsFindings } from "./settings.ts";
import { twilioFindings } from "./twilio.ts";

/** Everything that can be said of a deployment; what could not be asked is a finding too. */
export async function examine(settings: Settings, patient: Patient, now: Date): Promise<readonly Finding[]> {
  const expected = `${patient.publicUrl}/twilio/messages#rc=5&rp=all`;
  const roster = async () => {
    const known = { ...(await patient.roster()), now };
    return settings.programmes.flatMap(({ id }) => rosterFindings(id, known));
  };
  const groups = [
    asked("The door", async () => doorFindings(patient.publicUrl)),
    asked("Twilio", async () => twilioFindings(await patient.twilio(), settings, expected)),
    asked("Mail", async () => mailFindings(patient.ses, settings.mail.from)),
    asked("The roster", roster),
    settingsFindings(settings, patient.drafts),
  ];
  return (await Promise.all(groups)).flat();
}

async function asked(what: string, ask: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PlaceError) return [fail(`${what} could not be examined`, error.message)];
    const remedy =
      reasonOf(error) === "CredentialsProviderError"
        ? "sign in to AWS first (aws sso login, or AWS_PROFILE)"
        : "see that your credentials may read it";
    return [fail(`${what} could not be examined (${reasonOf(error)})`, remedy)];
  }
}

/** The kind of an error and the provider's code; never its words, which may quote what was sent. */
function reasonOf(error: unknown): string {
  const { name, code, status } = error as { name?: unknown; code?: unknown; status?: unknown };
  const known = [code, status].find((value) => typeof value === "number");
  return known === undefined ? String(name ?? "Error") : String(known);
}
