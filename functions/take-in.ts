import type { PeopleCalled } from "./adapters/called-people.ts";
import type { Accept, Acceptance } from "./adapters/inbox.ts";
import type { Pseudonyms } from "./adapters/pseudonyms.ts";
import type { SendToQueue } from "./adapters/queues.ts";
import type { Seal, SealValues } from "./adapters/seals.ts";
import type { VaultIntake } from "./adapters/vault.ts";
import type { Command } from "./domain/conversation/command.ts";
import { toldBy } from "./domain/conversation/provider-keywords.ts";
import { siblingOf } from "./domain/conversation/sibling.ts";
import { concernedBy } from "./domain/feedback/concerned/concerned-by.ts";
import { namesIn } from "./domain/feedback/concerned/names-in.ts";
import type { Address, MessageId } from "./domain/feedback/handles.ts";
import type { Inbound } from "./domain/feedback/inbound.ts";
import { withAttachments, withGaps } from "./domain/feedback/intake.ts";
import { isHidden, leadingTrack, type ReceivedMessage } from "./domain/feedback/record.ts";
import { mayGoOn } from "./domain/feedback/threading.ts";
import { toBeSealed } from "./domain/feedback/to-be-sealed.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import type { Understand, Understanding } from "./domain/understanding.ts";
import { hurry } from "./middleware/hurry.ts";
import type { Log } from "./middleware/log.ts";

export type TakeInParts = {
  readonly settings: Settings;
  readonly understand: Understand;
  /** How colleagues are called: a message is kept from those whom it may be about. */
  readonly people: PeopleCalled;
  readonly pseudonyms: Pseudonyms;
  readonly seal: Seal;
  readonly sealValues: SealValues;
  readonly vault: VaultIntake;
  readonly accept: Accept;
  readonly queue: SendToQueue;
  readonly now: () => Date;
  readonly log: Log;
};

/** A message on its way in, by whichever door it came. */
export type Incoming = {
  readonly inbound: Inbound;
  readonly programme: Programme;
  readonly providerId: string;
  readonly receivedAt: Date;
  /** Where it is known already; a keyed hash costs a request. */
  readonly id?: MessageId;
  /** The provider's list, unlike its webhook, does not hold position, buttons and profile. */
  readonly incomplete?: true;
  /** Somebody called and hung up: a message without words. */
  readonly missedCall?: true;
};

/**
 * The one way in, for the webhook and for what is fetched later: understood and stripped in memory, sealed into the
 * vault, then the one conditional write. What was here before, or was deleted, changes nothing.
 */
export const takeIn = async (parts: TakeInParts, incoming: Incoming): Promise<Acceptance> => {
  const { inbound, providerId } = incoming;
  const understood = understand(parts, incoming);
  const from = (inbound.from || `unknown:${providerId}`) as Address;
  const command = incoming.missedCall
    ? ({ name: "human", language: "und" } as const)
    : attachmentsOf(inbound).length > 0
      ? undefined
      : toldBy(parts.settings, inbound);
  const hidden = isHidden(understood.coding.sensitivity);
  const values = toBeSealed(parts.settings.sealing, understood, inbound);
  const [people, messageId, pseudonym, sibling, address, sender, identity, sealedText] = await Promise.all([
    parts.people(),
    incoming.id ?? parts.pseudonyms.ofMessage(providerId),
    parts.pseudonyms.ofContact(inbound.channel, from),
    command && siblingFor(parts, command, inbound),
    inbound.from ? parts.seal("address", inbound.from) : undefined,
    inbound.from && hidden ? parts.seal("identity", inbound.from) : undefined,
    values.length > 0 ? parts.sealValues("identity", values) : undefined,
    hidden ? parts.seal("text", understood.text) : undefined,
  ]);
  const concerned = concernedBy(inbound.body, namesIn(understood), people);
  const message: ReceivedMessage = {
    id: messageId,
    ...describe(incoming, understood),
    ...(identity && { sealed: values.length }),
    ...(concerned.length > 0 && { concerned }),
    ...(command && { command }),
    ...(sealedText ? { sealedText } : { text: understood.text }),
  };
  const isNew = await parts.vault.put(
    { messageId, providerId, pseudonym, sibling, address, sender, identity },
    parts.now().getTime(),
  );
  const acceptance = await parts.accept(message);
  // An entry that stood there before is the way to the provider's copy, which is still to be erased.
  if (acceptance === "deleted" && isNew) await parts.vault.drop(messageId);
  if (acceptance === "accepted") await hurry(parts, leadingTrack(message.coding), { message: message.id });
  parts.log({
    event: "message_accepted",
    channel: inbound.channel,
    track: leadingTrack(message.coding),
    duplicate: acceptance !== "accepted",
    identifiers: understood.identifiers.length,
  });
  return acceptance;
};

const understand = (parts: TakeInParts, { inbound, incomplete }: Incoming): Understanding => {
  const { from, profileName } = inbound;
  const understood = withAttachments(parts.understand(inbound.body, { from, profileName }), inbound);
  return incomplete ? withGaps(understood, inbound) : understood;
};

const describe = ({ inbound, programme, receivedAt, incomplete, missedCall }: Incoming, understood: Understanding) => ({
  programme: programme.id,
  channel: inbound.channel,
  number: inbound.to,
  receivedAt: receivedAt.toISOString(),
  language: understood.language,
  coding: understood.coding,
  attachments: attachmentsOf(inbound),
  identifiers: [...new Set(understood.identifiers.map(({ placeholder }) => placeholder))],
  ...(incomplete && { incomplete }),
  ...(missedCall && { missedCall }),
  ...(mayGoOn(inbound.channel, inbound.body) && { mayGoOn: true as const }),
});

/** A deletion and a question for the state reach the same telephone on both channels, and only whoever hears it can tell the other pseudonym. */
const siblingFor = async ({ pseudonyms }: TakeInParts, command: Command, { channel, from }: Inbound) => {
  const isAboutRecords = command.name === "delete" || command.name === "status";
  const sibling = isAboutRecords && from ? siblingOf(channel, from) : undefined;
  return sibling && pseudonyms.ofContact(sibling.channel, sibling.address);
};

const attachmentsOf = ({ attachments, location }: Inbound) => [
  ...attachments.map(({ kind }) => kind),
  ...(location ? (["location"] as const) : []),
];
