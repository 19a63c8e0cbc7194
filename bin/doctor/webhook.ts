import { type Finding, fail, ok, warn } from "./finding.ts";

/** Where Twilio is told to bring messages of a number, a service or a sender. */
export type Webhook = {
  readonly url: string | null | undefined;
  readonly method: string | null | undefined;
  readonly fallbackUrl: string | null | undefined;
  readonly statusCallback: string | null | undefined;
};

/** Whether they come to us, are tried again, and bring no second reports. */
export function webhookFindings(
  whose: string,
  { url, method, fallbackUrl, statusCallback }: Webhook,
  expected: string,
): Finding[] {
  return [
    url === expected
      ? ok(`${whose}: messages come to us, and are tried again`)
      : fail(`${whose}: messages do not come to us as they should`, `set "a message comes in" to ${expected}`),
    ...(method?.toUpperCase() === "POST" ? [] : [fail(`${whose}: not by POST`, "choose HTTP POST")]),
    fallbackUrl
      ? ok(`${whose}: there is a fallback`)
      : warn(`${whose}: no fallback`, `set "primary handler fails" to ${expected.split("#")[0]}`),
    ...(statusCallback ? [warn(`${whose}: a status callback is set`, "leave it empty; each reply names its own")] : []),
  ];
}
