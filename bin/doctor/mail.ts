import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from "@aws-sdk/client-sesv2";
import { type Finding, fail, ok } from "./finding.ts";

const step = "docs/deploy.md, step 6";

/** Whether mails to staff go out: the domain verified and signed, the account out of the sandbox. */
export async function mailFindings(ses: SESv2Client, from: string): Promise<Finding[]> {
  const EmailIdentity = from.slice(from.lastIndexOf("@") + 1);
  const [identity, account] = await Promise.all([
    ses.send(new GetEmailIdentityCommand({ EmailIdentity })),
    ses.send(new GetAccountCommand({})),
  ]);
  const checks: readonly (readonly [boolean | undefined, Finding, Finding])[] = [
    [
      identity.VerifiedForSendingStatus,
      ok(`Mail: ${EmailIdentity} is verified`),
      fail(`Mail: ${EmailIdentity} is not verified`, `enter the DKIM records (${step})`),
    ],
    [
      identity.DkimAttributes?.Status === "SUCCESS",
      ok("Mail: signed (DKIM)"),
      fail("Mail: not signed (DKIM)", `enter the three CNAME records (${step})`),
    ],
    [
      account.ProductionAccessEnabled,
      ok("Mail: out of the sandbox"),
      fail("Mail: in the sandbox, it reaches verified addresses only", `ask for production access (${step})`),
    ],
    [
      account.SendingEnabled,
      ok("Mail: may send"),
      fail("Mail: sending is stopped by AWS", "see the SES console, Reputation"),
    ],
  ];
  return checks.map(([is, good, bad]) => (is ? good : bad));
}
