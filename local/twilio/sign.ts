import { createHmac } from "node:crypto";

/**
 * The X-Twilio-Signature of a form: HMAC-SHA1 over the address and each field's name and values in order
 * (https://www.twilio.com/docs/usage/security). Written apart from Twilio's library, which the channel checks with.
 */
export function sign(authToken: string, address: string, form: URLSearchParams): string {
  const fields = [...new Set(form.keys())].sort();
  const signed = fields.flatMap((name) => [...new Set(form.getAll(name))].sort().map((value) => name + value));
  return createHmac("sha1", authToken)
    .update(address + signed.join(""))
    .digest("base64");
}
