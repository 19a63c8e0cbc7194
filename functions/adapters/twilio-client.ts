import twilio from "twilio";
import type { ApiSecret } from "./secrets.ts";

const timeoutMs = 10_000;

export type TwilioClient = () => Promise<ReturnType<typeof twilio>>;

/** Twilio's own SDK under an API key, at the address of the settings (a regional edge is possible). */
export const twilioClient =
  (credentials: () => Promise<ApiSecret>, apiUrl: string): TwilioClient =>
  async () => {
    const { accountSid, apiKey, apiKeySecret } = await credentials();
    return twilio(apiKey, apiKeySecret, { accountSid, httpClient: at(apiUrl), autoRetry: false });
  };

const at = (apiUrl: string) => {
  const client = new twilio.RequestClient({ timeout: timeoutMs });
  const request = client.request.bind(client);
  client.request = async (options) => {
    const { pathname, search } = new URL(options.uri);
    return request({ ...options, uri: apiUrl + pathname + search });
  };
  return client;
};
