import { readFileSync } from "node:fs";
import fc from "fast-check";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { describe, expect, it, test } from "vitest";
import { type Form, formLimitBytes, formOf, isSignedByTwilio } from "../../functions/middleware/twilio-signature.ts";

type Vector = {
  id: string;
  url: string;
  params?: Form;
  form?: string;
  body?: string;
  signature: string;
  valid: boolean;
};
type Vectors = {
  token: string;
  relationalToken: string;
  vectors: Vector[];
  relational: { signedUrl: string; targetUrl: string; valid: boolean }[];
};
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const official = read<Vectors>("twilio-signature-vectors.json");
const { payloads } = read<{ payloads: Record<string, Record<string, string>> }>("twilio-inbound-payloads.json");

const token = "0123456789abcdef0123456789abcdef";
const url = "https://feedback.example/twilio/messages";
const sign = (signedUrl: string, params: Form, authToken = token) =>
  getExpectedTwilioSignature(authToken, signedUrl, params);
const asEvent = (form: Form) => {
  const encoded = new URLSearchParams(
    Object.entries(form).flatMap(([k, v]) => [v].flat().map((x): [string, string] => [k, x])),
  );
  return { body: Buffer.from(encoded.toString()).toString("base64"), isBase64Encoded: true };
};

describe("Twilio's own signature vectors", () => {
  test("there are 31 of them", () => expect(official.vectors.length + official.relational.length).toBe(31));

  test.each(official.vectors)("$id is judged as Twilio judges it", (vector) => {
    const params = vector.params ?? formOf({ body: vector.form ?? "" }) ?? {};
    const request = { authTokens: [official.token], signature: vector.signature, url: vector.url, params };
    const signed = isSignedByTwilio(vector.body === undefined ? request : { ...request, body: vector.body });
    expect(signed).toBe(vector.valid);
  });

  test.each(official.relational)("signed as $signedUrl, asked as $targetUrl", ({ signedUrl, targetUrl, valid }) => {
    const signature = sign(signedUrl, {}, official.relationalToken);
    const authTokens = [official.relationalToken];
    expect(isSignedByTwilio({ authTokens, signature, url: targetUrl, params: {} })).toBe(valid);
  });
});

describe("a request of the channel", () => {
  test.each(Object.entries(payloads))("%s is accepted as signed and refused when anything is changed", (_, sent) => {
    const params = formOf(asEvent(sent)) ?? {};
    expect({ ...params }).toEqual(sent);
    const signature = sign(url, sent);
    expect(isSignedByTwilio({ authTokens: [token], signature, url, params })).toBe(true);
    const forged = { ...params, From: "+15555550199" };
    expect(isSignedByTwilio({ authTokens: [token], signature, url, params: forged })).toBe(false);
    const { AccountSid: _left, ...fewer } = params;
    expect(isSignedByTwilio({ authTokens: [token], signature, url, params: fewer })).toBe(false);
    expect(isSignedByTwilio({ authTokens: [token], signature, url: `${url}/x`, params })).toBe(false);
  });

  it("is accepted with either of two tokens while one is rotated, and with no third", () => {
    const authTokens = ["current-token", "previous-token"];
    const params = { Body: "hello" };
    for (const authToken of authTokens) {
      expect(isSignedByTwilio({ authTokens, signature: sign(url, params, authToken), url, params })).toBe(true);
    }
    expect(isSignedByTwilio({ authTokens, signature: sign(url, params, "third"), url, params })).toBe(false);
  });

  it("is never accepted with an empty token, no token or no signature", () => {
    const params = { Body: "hello" };
    expect(isSignedByTwilio({ authTokens: [""], signature: sign(url, params, ""), url, params })).toBe(false);
    expect(isSignedByTwilio({ authTokens: [], signature: sign(url, params), url, params })).toBe(false);
    expect(isSignedByTwilio({ authTokens: [token], signature: undefined, url, params })).toBe(false);
  });

  test.each(["", "#rc=5&rp=all"])("is accepted when Twilio signed the address with the fragment '%s'", (fragment) => {
    const params = { Body: "hello" };
    const signature = sign(url + fragment, params);
    expect(isSignedByTwilio({ authTokens: [token], signature, url, params })).toBe(true);
    expect(isSignedByTwilio({ authTokens: [token], signature, url: `${url}#rc=5&rp=all`, params })).toBe(true);
    expect(isSignedByTwilio({ authTokens: [token], signature, url: `${url}2#rc=5&rp=all`, params })).toBe(false);
  });

  it("is judged without throwing, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.webUrl(), fc.string(), (body, address, signature) => {
        const params = formOf({ body }) ?? {};
        for (const target of [address, body, `http://${body}`]) {
          expect(isSignedByTwilio({ authTokens: [token], signature, url: target, params })).toBe(false);
          const padded = signature.padEnd(28, "=").slice(0, 28);
          expect(isSignedByTwilio({ authTokens: [token], signature: padded, url: target, params })).toBe(false);
        }
      }),
    );
  });
});

describe("a form", () => {
  it("comes back as it was sent, in base64 or not", () => {
    const text = fc.string({ unit: "grapheme" }).filter((s) => s.isWellFormed());
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(text, fc.array(text, { minLength: 2 }))),
        (sent) => {
          const event = asEvent(sent);
          const plain = { body: Buffer.from(event.body, "base64").toString(), isBase64Encoded: false };
          expect({ ...formOf(event) }).toEqual({ ...sent });
          expect({ ...formOf(plain) }).toEqual({ ...sent });
        },
      ),
    );
  });

  test.each([
    ["a malformed escape", "Body=100%&x=%zz", { Body: "100%", x: "%zz" }],
    ["a NUL", "Body=a%00b", { Body: "a\0b" }],
    ["a lone surrogate", "Body=%ED%A0%80", { Body: "\uFFFD\uFFFD\uFFFD" }],
    ["half a character", "Body=%F0%9F", { Body: "\uFFFD" }],
    ["a repeated field", "a=1&b=2&a=3&a=1", { a: ["1", "3", "1"], b: "2" }],
    ["a name of the language", "__proto__=1&constructor=2", { ["__proto__"]: "1", constructor: "2" }],
    ["a question mark first", "?Body=1", { "?Body": "1" }],
    ["nothing", "", {}],
  ])("with %s is decoded without throwing", (_, body, expected) => {
    const form = formOf({ body }) ?? {};
    expect(Object.entries(form).sort()).toEqual(Object.entries(expected).sort());
    expect(formOf({ body: Buffer.from(body).toString("base64"), isBase64Encoded: true })).toEqual(form);
  });

  it("without a body is empty", () => expect({ ...formOf({}) }).toEqual({}));

  it("is decoded up to 64 KiB and refused above", () => {
    const fits = `Body=${"a".repeat(formLimitBytes - 5)}`;
    for (const isBase64Encoded of [false, true]) {
      const event = (text: string) => ({
        body: isBase64Encoded ? Buffer.from(text).toString("base64") : text,
        isBase64Encoded,
      });
      expect(formOf(event(fits))?.Body).toHaveLength(formLimitBytes - 5);
      expect(formOf(event(`${fits}a`))).toBeUndefined();
    }
  });

  it("of more fields than Twilio ever sends is refused", () => {
    expect(formOf({ body: "a=1&".repeat(501) })).toBeUndefined();
  });
});
