// What the page asks of the Twilio emulator, which also serves it.

// No page of another site can send this header.
const headers = { "x-emulator": "1", "content-type": "application/json" };

/** Our numbers at Twilio: one for SMS, one for WhatsApp. */
export async function ourNumbers() {
  const { numbers } = await get("/emulator/account");
  const isWhatsapp = (number) => number.startsWith("whatsapp:");
  const sms = numbers.find((number) => !isWhatsapp(number)) ?? "+15555550100";
  return { sms, whatsapp: numbers.find(isWhatsapp) ?? `whatsapp:${sms}` };
}

/** What changed since a version for any of these addresses. */
export function changes(addresses, since) {
  const query = new URLSearchParams([["since", since], ...addresses.map((address) => ["with", address])]);
  return get(`/emulator/messages?${query}`);
}

/** Sends a message from a phone. */
export async function send(message) {
  const answer = await fetch("/emulator/inbound", { method: "POST", headers, body: JSON.stringify(message) });
  if (!answer.ok) throw new Error("not sent");
}

/** A file of this page, as the emulator takes files. */
export async function attachment(path, contentType) {
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  return { contentType, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

/** The invented people. */
export async function people() {
  return (await get("/phone/personas.json")).personas;
}

async function get(path) {
  const answer = await fetch(path, { headers });
  if (!answer.ok) throw new Error("no answer");
  return answer.json();
}
