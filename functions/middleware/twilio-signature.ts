// biome-ignore lint/style/noRestrictedImports: Twilio's own signature code alone (4 KiB); the package's index is 3.7 MiB.
import { validateRequest, validateRequestWithBody } from "twilio/lib/webhooks/webhooks.js";

/** A decoded form: a field that came once is a string, one that came several times is an array in its order. */
export type Form = Record<string, string | string[]>;

/** The part of an HTTP API event (payload format 2.0) that carries a form. */
export type FormEvent = { readonly body?: string | undefined; readonly isBase64Encoded?: boolean | undefined };

export type SignedRequest = {
  /** One token, or two while one is rotated; both are accepted. */
  readonly authTokens: readonly string[];
  readonly signature: string | undefined;
  /** The public address that is configured at Twilio, with its query; a fragment may be given or left out. */
  readonly url: string;
  readonly params: Form;
  /** The text of a JSON request, which Twilio signs by the `bodySHA256` of the address; left out for forms. */
  readonly body?: string;
};

/** What we append to the webhook addresses at Twilio: five retries, on every kind of failure. */
export const connectionOverrides = "#rc=5&rp=all";

/** The most bytes of a form that is decoded; Twilio's largest (1,600 characters, ten media) stay under 32 KiB. */
export const formLimitBytes = 64 * 1024;
const fieldLimit = 500;
const signatureLength = 28;

/** Whether Twilio, knowing one of our tokens, signed exactly this request. Never throws. */
export function isSignedByTwilio({ authTokens, signature, url, params, body }: SignedRequest): boolean {
  if (signature?.length !== signatureLength || !URL.canParse(url)) return false;
  // The fragment can make an address of odd characters one that cannot be read.
  const signedUrls = variantsOf(url).filter((variant) => URL.canParse(variant));
  return authTokens.some(
    // An empty token would let everybody sign.
    (token) => token !== "" && signedUrls.some((signedUrl) => isSigned(token, signature, signedUrl, params, body)),
  );
}

/** The fields of a form body, malformed escapes and NUL included; undefined when it is over the limit. Never throws. */
export function formOf({ body = "", isBase64Encoded = false }: FormEvent): Form | undefined {
  const form: Form = Object.create(null);
  // Four base64 characters hold three bytes: refuse before decoding.
  if (body.length > formLimitBytes * (isBase64Encoded ? 4 / 3 : 1) + 4) return undefined;
  const text = isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
  if (Buffer.byteLength(text) > formLimitBytes) return undefined;
  // The leading & keeps a question mark that begins the form: URLSearchParams drops it.
  const fields = new URLSearchParams(`&${text}`);
  if (fields.size > fieldLimit) return undefined;
  for (const [name, value] of fields) {
    const before = form[name];
    form[name] = before === undefined ? value : [before, value].flat();
  }
  return form;
}

function isSigned(token: string, signature: string, url: string, params: Form, body: string | undefined): boolean {
  if (body === undefined) return validateRequest(token, signature, url, params);
  return validateRequestWithBody(token, signature, url, body);
}

// A fragment never reaches a server, and Twilio does not document whether its own copy of the address is signed with
// the connection overrides in it: both forms are accepted, each needs the token.
function variantsOf(url: string): readonly string[] {
  const [bare = url] = url.split("#", 1);
  return [...new Set([url, bare, bare + connectionOverrides])];
}
