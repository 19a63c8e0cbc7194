/**
 * The handles of the channel. Each is a string of its own type, so that an address can never be written
 * where a token belongs: the compiler is the first privacy guard.
 */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Where a message came from, as received: a number or a business-scoped id of at most 140 characters. Memory only. */
export type Address = Branded<"Address">;
/** Keyed hash of channel and address; exists only in the vault. */
export type Pseudonym = Branded<"Pseudonym">;
/** Random handle of a community member; the only one that records carry. */
export type ContactToken = Branded<"ContactToken">;
/** Keyed hash of the provider's message id; after deletion it stays alone, as the tombstone. */
export type MessageId = Branded<"MessageId">;
/** Random id of an outbound message; Twilio's status callback carries it. */
export type ReplyId = Branded<"ReplyId">;
/** Random id of a call that an officer asked for; Twilio's status callback carries it. */
export type CallId = Branded<"CallId">;
/** What the community member is given: `HB`, seven random characters and a check character. */
export type ReferenceCode = Branded<"ReferenceCode">;
/** A person who works with the system, by the subject of the sign-in. */
export type PersonId = Branded<"PersonId">;

export const channels = ["sms", "whatsapp"] as const;
export type Channel = (typeof channels)[number];
