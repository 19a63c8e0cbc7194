import twilio, { type Twilio } from "twilio";
import type { ApiSecret } from "../../functions/adapters/secrets.ts";

const timeoutMs = 15_000;

/**
 * Twilio's SDK at the address of the settings. Each of Twilio's products has a host of its own: beside
 * `api.dublin.ie1.twilio.com` lies `messaging.dublin.ie1.twilio.com`. An emulator has one address for all.
 */
export function twilioAt({ accountSid, apiKey, apiKeySecret }: ApiSecret, apiUrl: string): Twilio {
  const httpClient = new twilio.RequestClient({ timeout: timeoutMs });
  const request = httpClient.request.bind(httpClient);
  httpClient.request = async (options) => request({ ...options, uri: addressAt(apiUrl, options.uri) });
  return twilio(apiKey, apiKeySecret, { accountSid, httpClient, autoRetry: false });
}

/** Where a request of the SDK goes. */
export function addressAt(apiUrl: string, uri: string): string {
  const { hostname, pathname, search } = new URL(uri);
  const [product = "api"] = hostname.split(".");
  return apiUrl.replace("://api.", `://${product}.`) + pathname + search;
}
