import type { CallId, ContactToken, MessageId, Pseudonym, ReferenceCode, ReplyId } from "../domain/feedback/handles.ts";

/** The keys of both tables in one place. Every item has `pk`, `sk` and the version of its `schema`. */
export type Key = { readonly pk: string; readonly sk: string };

export const schema = 1;
export const shards = 16;

export const messageKey = (id: MessageId): Key => ({ pk: `MESSAGE#${id}`, sk: "MESSAGE" });
export const recordKey = (reference: ReferenceCode): Key => ({ pk: `RECORD#${reference}`, sk: "RECORD" });
export const recordMessageKey = (reference: ReferenceCode, receivedAt: string, id: MessageId): Key => ({
  pk: `RECORD#${reference}`,
  sk: `MESSAGE#${receivedAt}#${id}`,
});
export const replyKey = (reference: ReferenceCode, id: ReplyId): Key => ({
  pk: `RECORD#${reference}`,
  sk: `REPLY#${id}`,
});
/** A child of a record: `NOTE#time#id`, `REFERRAL#id`. */
export const noteKey = (reference: ReferenceCode, at: string, id: string): Key => ({
  pk: `RECORD#${reference}`,
  sk: `NOTE#${at}#${id}`,
});
export const referralKey = (reference: ReferenceCode, id: string): Key => ({
  pk: `RECORD#${reference}`,
  sk: `REFERRAL#${id}`,
});
/** Things that the API keeps in lists of at most some hundreds: services, saved replies, samples. */
export const listedKey = (list: string, id: string): Key => ({ pk: list.toUpperCase(), sk: `ITEM#${id}` });
export const replyPointerKey = (id: ReplyId): Key => ({ pk: `REPLY#${id}`, sk: "REPLY" });
/** A child of a record, and the way to it: Twilio's callback knows only the id. */
export const callKey = (reference: ReferenceCode, id: CallId): Key => ({
  pk: `RECORD#${reference}`,
  sk: `CALL#${id}`,
});
export const callPointerKey = (id: CallId): Key => ({ pk: `CALL#${id}`, sk: "CALL" });
export const noticeKey = (id: string): Key => ({ pk: `NOTICE#${id}`, sk: "NOTICE" });
/** An object that is to go: whoever destroys its key leaves this behind, and erase takes the object. */
export const objectKey = (object: string): Key => ({ pk: `OBJECT#${object}`, sk: "OBJECT" });
/** Leave to fetch one file once. */
export const linkKey = (reference: ReferenceCode, id: string): Key => ({ pk: `RECORD#${reference}`, sk: `LINK#${id}` });
/** An opening of what is sealed, and its review. */
export const glassKey = (reference: ReferenceCode, id: string): Key => ({
  pk: `RECORD#${reference}`,
  sk: `GLASS#${id}`,
});
/** Which records a contact has: what a deletion is carried out by. */
export const contactRecordKey = (contact: ContactToken, reference: ReferenceCode): Key => ({
  pk: `CONTACT#${contact}`,
  sk: `RECORD#${reference}`,
});
export const ledgerKey = (day: string): Key => ({ pk: `ERASED#${day}`, sk: "ERASED" });
export const safePointKey = (number: string): Key => ({ pk: `SAFE_POINT#${number}`, sk: "SAFE_POINT" });
export const threadKey = (contact: ContactToken): Key => ({ pk: `CONTACT#${contact}`, sk: "THREAD" });
export const countersKey = (programme: string, week: string, shard: number): Key => ({
  pk: `COUNTERS#${programme}#${week}#${two(shard)}`,
  sk: "COUNTERS",
});
/** `FIGURES`, or `SENT#` and a hash of the recipient. */
export const digestKey = (programme: string, week: string, part: string): Key => ({
  pk: `DIGEST#${programme}#${week}`,
  sk: part,
});
/** The id begins with the time, so that the newest are read first. */
export const bulletinKey = (programme: string, id: string): Key => ({
  pk: `BULLETINS#${programme}`,
  sk: `BULLETIN#${id}`,
});
export const subscriptionKey = (programme: string, id: string): Key => ({
  pk: `SUBSCRIPTIONS#${programme}`,
  sk: `SUBSCRIPTION#${id}`,
});
/** Within how long a programme answered of late. */
export const responseTimeKey = (programme: string): Key => ({ pk: `RESPONSE_TIME#${programme}`, sk: "RESPONSE_TIME" });
/** What the cursors of lists are encrypted with. */
export const cursorSecretKey: Key = { pk: "CURSOR_SECRET", sk: "CURSOR_SECRET" };
/** Figures of harm that were released, of a country and quarter. */
export const harmKey = (country: string, quarter: string): Key => ({ pk: `HARM#${country}`, sk: `QUARTER#${quarter}` });
/** What unsubscribe links are signed with. */
export const linkSecretKey: Key = { pk: "LINK_SECRET", sk: "LINK_SECRET" };
/** An entry by its number of the day; in the table of the audit trail, as the two below. */
export const auditKey = (person: string, day: string, n: number): Key => ({
  pk: `AUDIT#${person}#${day}`,
  sk: String(n).padStart(8, "0"),
});
/** That a person has entries on a day. */
export const auditDayKey = (day: string, person: string): Key => ({ pk: `DAY#${day}`, sk: person });
/** The signed ends of a day. */
export const auditHeadKey = (day: string): Key => ({ pk: "HEADS", sk: day });
/** That somebody was reminded on a day of what is overdue. */
export const remindedKey = (day: string, person: string): Key => ({ pk: `REMINDED#${day}`, sk: `PERSON#${person}` });
/** How often somebody called in a minute. */
export const rateKey = (person: string, minute: number): Key => ({ pk: `RATE#${person}#${minute}`, sk: "RATE" });
/** How often the tokens of an hour were refused at a route. */
export const refusedKey = (hour: string, route: string, reason: string): Key => ({
  pk: `REFUSED#${hour}#${route}#${reason}`,
  sk: "REFUSED",
});
/** The answer that a request under an Idempotency-Key had. */
export const answerKey = (id: string): Key => ({ pk: `ANSWER#${id}`, sk: "ANSWER" });
export const personKey = (id: string): Key => ({ pk: "PEOPLE", sk: `PERSON#${id}` });
/** How somebody is called, and nothing else of them: what the functions may read that only take messages in. */
export const namesKey = (id: string): Key => ({ pk: "NAMES", sk: `PERSON#${id}` });
export const dutyKey: Key = { pk: "PEOPLE", sk: "DUTY" };

/** Keys of the vault. */
export const sealedMessageKey = (id: MessageId): Key => ({ pk: `MESSAGE#${id}`, sk: "SEALED" });
export const pseudonymKey = (pseudonym: Pseudonym): Key => ({ pk: `PSEUDONYM#${pseudonym}`, sk: "CONTACT" });
export const addressKey = (contact: ContactToken, channel: string): Key => ({
  pk: `CONTACT#${contact}`,
  sk: `ADDRESS#${channel}`,
});
export const identityKey = (reference: ReferenceCode, id: MessageId): Key => ({
  pk: `RECORD#${reference}`,
  sk: `IDENTITY#${id}`,
});

/** The files of a message of a record. */
export const mediaKey = (reference: ReferenceCode, id: MessageId): Key => ({
  pk: `RECORD#${reference}`,
  sk: `MEDIA#${id}`,
});

export const queueNames = ["feedback", "complaint", "protection", "replies", "notices", "media"] as const;
export type QueueName = (typeof queueNames)[number];

/** What makes the sweep find an item again until its work is done; removed by whoever did it. */
export const outbox = (seed: string, at: string, queue: QueueName) => ({
  outboxShard: `OUTBOX#${two(shardOf(seed))}`,
  outboxAt: `${at}#${queue}`,
});

/** Work that is looked for by the time it is due, in partitions of its own of the same index. */
export const lanes = ["reports", "retention", "provider", "objects"] as const;
export type Lane = (typeof lanes)[number];

/** What makes `lane` find an item when its time has come; a partition that no other work is read from. */
export const due = (lane: Lane, seed: string, at: string) => ({
  outboxShard: `${lane.toUpperCase()}#${two(shardOf(seed))}`,
  outboxAt: at,
});

/** An even spread by FNV-1a over the characters of a random handle. */
export const shardOf = (seed: string): number => {
  let hash = 0x811c9dc5;
  for (const character of seed) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
  return hash % shards;
};

export const two = (number: number): string => String(number).padStart(2, "0");
