// What the page asks of the Twilio emulator, which also serves it.

// No page of another site can send this header.
const headers = { "x-emulator": "1", "content-type": "application/json" };

/** Our numbers at Twilio by channel; each has one at least. */
export async function ourNumbers() {
  const { numbers } = await get("/emulator/account");
  const sms = numbers.filter((number) => !number.startsWith("whatsapp:"));
  const whatsapp = numbers.filter((number) => number.startsWith("whatsapp:"));
  return { sms: orElse(sms, "+15555550100"), whatsapp: orElse(whatsapp, "whatsapp:+15555550100") };
}

const orElse = (numbers, otherwise) => (numbers.length === 0 ? [otherwise] : numbers);

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

/** What time it is at Twilio. */
export const clock = () => get("/emulator/clock");

/** Moves Twilio's clock by `advanceMs`, or to a time. */
export async function moveClock(change) {
  const answer = await fetch("/emulator/clock", { method: "POST", headers, body: JSON.stringify(change) });
  if (!answer.ok) throw new Error("not moved");
  return answer.json();
}

/** What can be told to the channel, by language: the word of each command. */
export const commands = () => get("/phone/commands.json");

/** The invented people. */
export async function people() {
  return (await get("/phone/personas.json")).personas;
}

async function get(path) {
  const answer = await fetch(path, { headers });
  if (!answer.ok) throw new Error("no answer");
  return answer.json();
}
