import { StartFailure } from "./start-failure.ts";

// Names under which Twilio's own tools and examples keep credentials.
const LIVE = [
  "TWILIO_AUTH_TOKEN",
  "TWILIO_API_KEY",
  "TWILIO_API_SECRET",
  "TWILIO_API_KEY_SECRET",
  "TWILIO_ACCOUNT_SID",
];

/** Stops the start when the environment holds credentials of a Twilio account: nothing here may reach a telephone. */
export function refuseLiveCredentials(environment: NodeJS.ProcessEnv): void {
  const found = LIVE.find((name) => environment[name]);
  if (!found) return;
  throw new StartFailure(
    `${found} is set, and the local cloud never uses a real Twilio account: unset it and start again.`,
  );
}
