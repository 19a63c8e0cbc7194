import { type Finding, fail, ok } from "./finding.ts";

/** Whether the channel answers at its public address, and refuses who does not sign. */
export async function doorFindings(publicUrl: string): Promise<Finding[]> {
  const answer = await fetch(`${publicUrl}/twilio/messages`, {
    method: "POST",
    body: new URLSearchParams({ AccountSid: "none" }),
    signal: AbortSignal.timeout(10_000),
  }).catch(() => undefined);
  if (!answer) return [fail(`Nothing answers at ${publicUrl}`, "docs/deploy.md, step 7")];
  if (answer.status === 403) return [ok(`The channel answers at ${publicUrl}, and refuses what is not signed`)];
  return [fail(`The channel answers an unsigned webhook with ${answer.status}, not 403`, "docs/runbook.md#errors")];
}
