import { createHash } from "node:crypto";
import middy from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Accept } from "./adapters/inbox.ts";
import type { Pseudonyms } from "./adapters/pseudonyms.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import type { Seal } from "./adapters/seals.ts";
import type { VaultIntake } from "./adapters/vault.ts";
import { notOurs } from "./domain/errors.ts";
import type { Address } from "./domain/feedback/handles.ts";
import { type Inbound, readInbound } from "./domain/feedback/inbound.ts";
import { withAttachments } from "./domain/feedback/intake.ts";
import { isHidden, leadingTrack, type ReceivedMessage } from "./domain/feedback/record.ts";
import { type Programme, programmeOf } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import type { Understand, Understanding } from "./domain/understanding.ts";
import { type Log, nameOf } from "./middleware/log.ts";
import { problem } from "./middleware/problem.ts";
import { type SignedParts, signedForm } from "./middleware/signed-form.ts";
import type { Form } from "./middleware/twilio-signature.ts";

export type ReceiveParts = SignedParts & {
  readonly settings: Settings;
  readonly understand: Understand;
  readonly pseudonyms: Pseudonyms;
  readonly seal: Seal;
  readonly vault: VaultIntake;
  readonly accept: Accept;
  readonly queue: SendToQueue;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * Twilio's webhook. Verified, reduced to an allow-list, stripped and coded in memory; sealed into the vault; then the
 * one conditional write that acknowledges. Only after that write is the answer 200.
 */
export const receive = (parts: ReceiveParts) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(problem(parts.log, "webhook_refused"))
    .handler(async (event) => {
      const form = await signedForm(parts, event);
      const inbound = readInbound(form);
      const programme = programmeOf(parts.settings, inbound.to);
      if (inbound.accountSid !== parts.settings.twilio.accountSid || !programme) throw notOurs();
      await take(parts, inbound, programme, inbound.providerId ?? fingerprint(form));
      return { statusCode: 200, headers: { "content-type": "text/xml" }, body: "<Response/>" };
    });

/** A signed message without any id is kept too: the same form twice is the same message. */
const fingerprint = (form: Form): string =>
  createHash("sha256")
    .update(JSON.stringify(Object.entries(form).sort(([one], [other]) => (one < other ? -1 : 1))))
    .digest("hex");

const take = async (parts: ReceiveParts, inbound: Inbound, programme: Programme, providerId: string) => {
  const { pseudonyms, vault, now } = parts;
  const understood = withAttachments(
    parts.understand(inbound.body, { from: inbound.from, profileName: inbound.profileName }),
    inbound,
  );
  const from = (inbound.from || `unknown:${providerId}`) as Address;
  const [messageId, pseudonym, address, identity, text] = await Promise.all([
    pseudonyms.ofMessage(providerId),
    pseudonyms.ofContact(inbound.channel, from),
    inbound.from ? parts.seal("address", inbound.from) : undefined,
    sealIdentity(parts, understood, inbound),
    isHidden(understood.coding.sensitivity) ? parts.seal("text", understood.text) : undefined,
  ]);
  const at = now();
  const message: ReceivedMessage = {
    id: messageId,
    programme: programme.id,
    channel: inbound.channel,
    number: inbound.to,
    receivedAt: at.toISOString(),
    language: understood.language,
    coding: understood.coding,
    attachments: attachmentsOf(inbound),
    identifiers: [...new Set(understood.identifiers.map(({ placeholder }) => placeholder))],
    ...(text ? { sealedText: text } : { text: understood.text }),
  };
  await vault.put({ messageId, providerId, pseudonym, address, identity }, at.getTime());
  const acceptance = await parts.accept(message);
  if (acceptance === "deleted") await vault.drop(messageId);
  if (acceptance === "accepted") await hurry(parts, message);
  parts.log({
    event: "message_accepted",
    channel: inbound.channel,
    track: leadingTrack(message.coding),
    duplicate: acceptance !== "accepted",
    identifiers: understood.identifiers.length,
  });
};

/** What was found is sealed, none is dropped, unless the Society's setting says so. */
const sealIdentity = async ({ settings, seal }: ReceiveParts, understood: Understanding, inbound: Inbound) => {
  const wanted =
    settings.sealing === "all" || (settings.sealing === "complaints" && understood.coding.tracks[0] !== "feedback");
  const identifiers = understood.identifiers.map(({ placeholder, value }) => ({ placeholder, value }));
  const { location, attachments, profileName } = inbound;
  if (!wanted || !(identifiers.length || location || attachments.length || profileName)) return undefined;
  return seal("identity", JSON.stringify({ identifiers, location, attachments, profileName }));
};

const attachmentsOf = ({ attachments, location }: Inbound) => [
  ...attachments.map(({ kind }) => kind),
  ...(location ? (["location"] as const) : []),
];

/** Best effort: the message is safe already, and the sweep queues whatever is left in the outbox. */
const hurry = async ({ queue, log }: ReceiveParts, message: ReceivedMessage): Promise<void> => {
  try {
    await queue(leadingTrack(message.coding), { message: message.id });
  } catch (error) {
    log({ event: "queue_unreachable", error: nameOf(error) });
  }
};
