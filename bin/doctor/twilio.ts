import type { Twilio } from "twilio";
import type { Settings } from "../../functions/domain/settings.ts";
import { type Finding, fail, ok, warn } from "./finding.ts";
import { webhookFindings } from "./webhook.ts";

type Numbers = Settings["programmes"][number]["numbers"];

/** How our numbers are set up at Twilio, as far as its API shows it. */
export async function twilioFindings(client: Twilio, settings: Settings, expected: string): Promise<Finding[]> {
  const { messagingServiceSid } = settings.twilio;
  const numbers = settings.programmes.flatMap(({ numbers: own }) => own);
  const addressesOf = (channel: Numbers[number]["channel"]) =>
    numbers.filter((number) => number.channel === channel).map(({ address }) => address);
  const service = messagingServiceSid ? await serviceFindings(client, messagingServiceSid, expected) : undefined;
  const each = await Promise.all(
    addressesOf("sms").map(async (address) =>
      numberFindings(client, address, service?.takesAll ? undefined : expected),
    ),
  );
  const voice =
    settings.conversation.callBridge === "on" ? await voiceFindings(client, addressesOf("sms"), expected) : [];
  return [
    ...(service?.findings ?? []),
    ...each.flat(),
    ...voice,
    ...(await senderFindings(client, addressesOf("whatsapp"), expected)),
    ...whatTheApiDoesNotShow(settings),
  ];
}

/** A number must be ours; where its messages go is its own matter unless a service takes them. */
async function numberFindings(client: Twilio, address: string, expected: string | undefined): Promise<Finding[]> {
  const whose = `SMS ${address}`;
  const listed = await client.incomingPhoneNumbers.list({ phoneNumber: address, limit: 20 });
  const number = listed.find(({ phoneNumber }) => phoneNumber === address);
  if (!number) return [fail(`${whose}: not a number of this account`, "buy it, or correct the settings")];
  if (expected === undefined) return [ok(`${whose}: there, and its messages go through the Messaging Service`)];
  if (number.smsApplicationSid)
    return [fail(`${whose}: a TwiML application takes its messages`, "choose a webhook in its place")];
  const { smsUrl: url, smsMethod: method, smsFallbackUrl: fallbackUrl, statusCallback } = number;
  return webhookFindings(whose, { url, method, fallbackUrl, statusCallback }, expected);
}

/** Where there is a bridge for calls: numbers that can call, and calls that come to us, to be ended at once. */
async function voiceFindings(client: Twilio, addresses: readonly string[], messages: string): Promise<Finding[]> {
  const expected = messages.replace("/twilio/messages", "/twilio/voice");
  const each = addresses.map(async (address): Promise<Finding[]> => {
    const listed = await client.incomingPhoneNumbers.list({ phoneNumber: address, limit: 20 });
    const number = listed.find(({ phoneNumber }) => phoneNumber === address);
    if (!number) return [];
    if (!number.capabilities.voice)
      return [fail(`Calls ${address}: it cannot call`, "buy one that can, or switch callBridge off")];
    return number.voiceUrl === expected && number.voiceMethod === "POST"
      ? [ok(`Calls ${address}: missed calls come to us`)]
      : [fail(`Calls ${address}: missed calls do not come to us`, `set "a call comes in" to ${expected}, by POST`)];
  });
  return (await Promise.all(each)).flat();
}

async function serviceFindings(client: Twilio, sid: string, expected: string) {
  const service = await client.messaging.v1.services(sid).fetch();
  const takesAll = !service.useInboundWebhookOnNumber;
  const { inboundRequestUrl: url, inboundMethod: method, fallbackUrl, statusCallback } = service;
  const look = warn("Messaging Service: opt-out is not shown by the API", "see that Advanced Opt-Out is on there");
  if (!takesAll) return { takesAll, findings: [ok("Messaging Service: leaves messages to the numbers"), look] };
  const findings = webhookFindings("Messaging Service", { url, method, fallbackUrl, statusCallback }, expected);
  return { takesAll, findings: [...findings, look] };
}

async function senderFindings(client: Twilio, addresses: readonly string[], expected: string): Promise<Finding[]> {
  if (addresses.length === 0) return [];
  const listed = await client.messaging.v2.channelsSenders.list({ channel: "whatsapp", limit: 200 });
  const each = addresses.map(async (address): Promise<Finding[]> => {
    const whose = `WhatsApp ${address}`;
    const known = listed.find(({ senderId }) => senderId === `whatsapp:${address}`);
    if (!known) return [fail(`${whose}: not a sender of this account`, "register it (docs/deploy.md, step 5)")];
    const { status, webhook } = await client.messaging.v2.channelsSenders(known.sid).fetch();
    const online = status.startsWith("ONLINE");
    const { callbackUrl: url, callbackMethod: method, fallbackUrl, statusCallbackUrl: statusCallback } = webhook ?? {};
    return [
      ...(online ? [] : [fail(`${whose}: not online`, "see its state in Twilio's console")]),
      ...webhookFindings(whose, { url, method, fallbackUrl, statusCallback }, expected),
    ];
  });
  return (await Promise.all(each)).flat();
}

function whatTheApiDoesNotShow({ twilioRedaction }: Settings): Finding[] {
  return [
    warn(
      `Message redaction is not shown by the API (the settings say ${twilioRedaction})`,
      `see that it is ${twilioRedaction} in Twilio's console, Messaging, Settings, General`,
    ),
  ];
}
