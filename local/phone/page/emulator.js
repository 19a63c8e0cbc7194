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
  await post("/emulator/inbound", message);
}

/** Calls a number of ours from a phone and hangs up. */
export const ring = (from, to) => post("/emulator/call", { from, to });

/** Takes a call, refuses it or ends it. */
export const press = (sid, does) => post("/emulator/press", { sid, does });

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error("not done");
  return answer.json();
}

/** A file of this page, as the emulator takes files. */
export async function attachment(path, contentType) {
  const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
  return { contentType, base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}

/** What time it is at Twilio. */
export const clock = () => get("/emulator/clock");

/** Moves Twilio's clock by `advanceMs`, or to a time. */
export const moveClock = (change) => post("/emulator/clock", change);

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
