import type { Deployment } from "./deployment.ts";
import type { TwilioCredentials } from "./twilio-credentials.ts";
import { attachTwilio, startTwilio, type Twilio } from "./twilio-process.ts";

/** Which Twilio, and what it is told. */
export type TwilioConnection = {
  readonly deployment: Deployment;
  readonly credentials: TwilioCredentials;
  readonly publicUrl: string;
  readonly port: number;
  /** The address of one that runs already. */
  readonly running: string | undefined;
};

// Five attempts, and again after every kind of failure: what is set at the real Twilio too.
const RETRIES = "#rc=5&rp=all";

/** Starts or takes the emulated Twilio, with our numbers and our webhook. */
export function connectTwilio({
  deployment,
  credentials,
  publicUrl,
  port,
  running,
}: TwilioConnection): Promise<Twilio> {
  const account = {
    accountSid: deployment.accountSid,
    credentials,
    numbers: deployment.programmes.flatMap(({ numbers }) => numbers),
    webhook: `${publicUrl}/twilio/messages${RETRIES}`,
    voiceWebhook: `${publicUrl}/twilio/voice${RETRIES}`,
    setup: { optOut: deployment.keywords, templates: deployment.templates },
  };
  return running ? attachTwilio(running, account) : startTwilio(port, account);
}
