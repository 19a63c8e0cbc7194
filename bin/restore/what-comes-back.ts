import type { Key } from "../../functions/adapters/keys.ts";
import type { Item } from "./each-item.ts";

/** What the live tables have now. */
export type Live = {
  readonly item: (table: "records" | "vault", key: Key) => Promise<Item | undefined>;
  /** Whether a contact has a record. */
  readonly hasRecord: (contact: string) => Promise<boolean>;
};
/** Whether an item may come back where it is missing; `undefined` where another rule says. */
export type ComesBack = (item: Item, live: Live) => Promise<boolean | undefined>;

/**
 * What people told us and what was done with it. Whoever works here, subscriptions, limits, counters and safe points stay
 * as they are: a right or a mail that somebody ended must not begin again, counters are rebuilt.
 */
const kinds = ["RECORD", "MESSAGE", "REPLY", "NOTICE", "OBJECT", "ERASED"];

export const isOfRecords: ComesBack = async ({ pk, sk }) => {
  const kind = pk.split("#", 1)[0] ?? "";
  if (kind === "CONTACT") return undefined;
  return kinds.includes(kind) && !sk.startsWith("LINK#");
};

/** The way from a person to their records and to the one that goes on, as long as that record is still theirs. */
export const isOfContact: ComesBack = async ({ pk, sk, reference }, live) => {
  if (!pk.startsWith("CONTACT#")) return undefined;
  const code = sk.startsWith("RECORD#") ? sk.slice("RECORD#".length) : String(reference);
  const record = await live.item("records", { pk: `RECORD#${code}`, sk: "RECORD" });
  return record !== undefined && pk === `CONTACT#${String(record.contact)}`;
};

/** Of the vault: the contacts, or all that hangs on contacts, records and messages that are there. */
export const isKeptInVault =
  (only?: "CONTACT"): ComesBack =>
  async (item, live) => {
    if ((item.sk === "CONTACT") !== (only === "CONTACT")) return undefined;
    if (item.sk === "CONTACT") return isOfSomebody(item, live);
    if (item.sk.startsWith("ADDRESS#")) return isReachable(item, live);
    if (item.sk === "SEALED") return isWanted(item, live);
    const record = await live.item("records", { pk: item.pk, sk: "RECORD" });
    return record !== undefined && !goneOf(record).includes("identity");
  };

/** A contact without records is somebody whom we have forgotten; that somebody has stopped is not forgotten. */
const isOfSomebody = async ({ contact, stoppedAt }: Item, live: Live): Promise<boolean> =>
  stoppedAt !== undefined || (await live.hasRecord(String(contact)));

/** An address that was lent for one answer does not come back, nor one that its contact no longer leads to. */
const isReachable = async ({ pk, owner, pseudonym }: Item, live: Live): Promise<boolean> => {
  if (owner !== undefined) return false;
  const contact = await live.item("vault", { pk: `PSEUDONYM#${String(pseudonym)}`, sk: "CONTACT" });
  return contact !== undefined && contact.stoppedAt === undefined && pk === `CONTACT#${String(contact.contact)}`;
};

/** As long as a message is to be opened, or the provider's copy to be erased. */
const isWanted = async ({ pk }: Item, live: Live): Promise<boolean> => {
  const message = await live.item("records", { pk, sk: "MESSAGE" });
  return message !== undefined && (message.state === "received" || message.outboxShard !== undefined);
};

const goneOf = ({ keeping }: Item): readonly string[] => (keeping as { gone?: string[] } | undefined)?.gone ?? [];

/** A restored table has lost its expiry: what is over by now has gone in the live one. */
export const isExpired = ({ expiresAt }: Item, now: Date): boolean =>
  typeof expiresAt === "number" && expiresAt * 1_000 <= now.getTime();

/** What was waiting to be sent then may have been sent since: nobody knows, and an officer decides. */
export const restoredItem = (item: Item): Record<string, unknown> => {
  const isReply = item.pk.startsWith("RECORD#") && item.sk.startsWith("REPLY#");
  if (!isReply || (item.state !== "queued" && item.state !== "sending")) return item;
  const { outboxShard: _shard, outboxAt: _at, ...rest } = item;
  return { ...rest, state: "uncertain", because: "It comes from a backup, and may have been sent since." };
};
