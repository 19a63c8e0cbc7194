import type { Coding, Sensitivity, Track } from "../coding/coding.ts";
import type { Command } from "../conversation/command.ts";
import type { IdentifierType, StrippedText } from "../identifiers/identifier.ts";
import type { DetectedLanguage } from "../language/language.ts";
import type { Criticality } from "./criticality.ts";
import type { Channel, ContactToken, MessageId, PersonId, ReferenceCode, ReplyId } from "./handles.ts";
import type { AttachmentKind } from "./inbound.ts";
import type { Keeping } from "./keeping.ts";
import type { Lifecycle, Status } from "./lifecycle.ts";
import type { Sealed } from "./sealed.ts";

/** The text of a message as it is kept: stripped and, where the record is sensitive, sealed as well. */
export type KeptText = { readonly text: StrippedText } | { readonly sealedText: Sealed };

/** What `receive` writes: one message, not yet part of a record. */
export type ReceivedMessage = KeptText & {
  readonly id: MessageId;
  readonly programme: string;
  readonly channel: Channel;
  readonly number: string;
  readonly receivedAt: string;
  readonly language: DetectedLanguage;
  readonly coding: Coding;
  readonly attachments: readonly AttachmentKind[];
  readonly identifiers: readonly string[];
  /** How many values the vault holds of it. */
  readonly sealed?: number | undefined;
  /** Fetched from the provider's list, which does not hold position, buttons and profile. */
  readonly incomplete?: true;
  /** As long as a part of a long SMS: another part may follow at once. */
  readonly mayGoOn?: true;
  /** Ids of people of the directory whom it may be about; the record takes them over. */
  readonly concerned?: readonly string[] | undefined;
  /** Nothing was written: somebody called our number and hung up, which asks for a call. */
  readonly missedCall?: true;
  /** It tells the channel to do something, and opens no record. */
  readonly command?: Command;
};

/** An inbound message of a record. */
export type RecordMessage = KeptText & {
  readonly id: MessageId;
  readonly receivedAt: string;
  readonly channel: Channel;
  readonly language: DetectedLanguage;
  readonly coding: Coding;
  readonly attachments: readonly AttachmentKind[];
  readonly identifiers: readonly string[];
  readonly sealed?: number | undefined;
  readonly incomplete?: true;
  readonly missedCall?: true;
};

/** What one community member told us about one matter. Times are ISO 8601 in UTC. */
export type FeedbackRecord = Omit<Coding, "why"> & {
  readonly reference: ReferenceCode;
  readonly contact: ContactToken;
  readonly programme: string;
  /** The number of ours that the person wrote to; answers leave from it. */
  readonly number: string;
  readonly channel: Channel;
  readonly language: DetectedLanguage;
  readonly criticality: Criticality;
  readonly lifecycle: Lifecycle;
  readonly status: Status;
  readonly assignee: PersonId | undefined;
  readonly openedAt: string;
  readonly lastMessageAt: string;
  readonly closedAt: string | undefined;
  readonly firstResponseAt: string | undefined;
  /** When something was first due, by the clocks of the settings: what was promised, and is counted. */
  readonly dueAt: string;
  /** When something is due now, after what was done since; the queue is ordered by it. */
  readonly nextDueAt?: string | undefined;
  readonly messages: number;
  readonly attachments: number;
  /** The site that it is about, as the number written to or a person says. */
  readonly site?: string | undefined;
  /** How and when the person was told what was done: neither `closed` nor `satisfied`. */
  readonly loop?: { readonly by: LoopMethod; readonly at: string } | undefined;
  /** When the person stopped messages, and so cannot be told by one. */
  readonly stoppedAt?: string | undefined;
  readonly reopenedAt?: string | undefined;
  /** The answer to the one question after closing, from 1 (not satisfied) to 5. */
  readonly satisfaction?: { readonly score: number; readonly at: string } | undefined;
  /** How many values and files were sealed of it: their numbers, by which they are opened, run to here. */
  readonly sealed?: number | undefined;
  readonly keeping?: Keeping | undefined;
  /** What the machine made of it, kept beside what a person made of it since. */
  readonly machine?: MachineCoding | undefined;
  /** Whether and how its writer may be contacted without harm, as a focal point has found out. */
  readonly safeContact?: SafeContact | undefined;
  /** Nobody has to look at it before; what is due is due all the same. */
  readonly snoozedUntil?: string | undefined;
  /** Since when a question of ours waits for the person's answer. */
  readonly waitingSince?: string | undefined;
  /** By when somebody has to ask again whether the person suffers for having told us. */
  readonly recheckAt?: string | undefined;
  /** Since when the person wishes to be called; until somebody calls or answers. */
  readonly callWishedAt?: string | undefined;
  readonly outcomeAt?: string | undefined;
  readonly links?: readonly Link[] | undefined;
  /** What people masked because the machine had missed it: its label and language, nothing of it. */
  readonly redactions?: readonly { readonly kind: IdentifierType; readonly language: DetectedLanguage }[] | undefined;
  /** How it came to us, where a person entered it. */
  readonly origin?: Origin | undefined;
  /** Ids of people who work with the system and whom it is about; they never see it. */
  readonly concerns?: readonly string[] | undefined;
  /** The last changes, so that whoever comes second learns what came first. */
  readonly recent?: readonly RecentChange[] | undefined;
  readonly version: number;
};

/** The part of the machine's coding that people correct. */
export type MachineCoding = Pick<Coding, "type" | "topics" | "codes" | "about" | "sensitivity" | "sensitive"> & {
  readonly criticality: Criticality;
};

export const safeContacts = ["text", "call", "times", "no", "unknown"] as const;
export type SafeContact = (typeof safeContacts)[number];

/** Ways to us that are not a telephone of the person's own. */
export const origins = ["walk_in", "call", "box"] as const;
export type Origin = (typeof origins)[number];

export const linkKinds = ["related", "merged_into", "merged_from", "split_into", "split_from"] as const;
/** Another record that belongs to this one. */
export type Link = { readonly kind: (typeof linkKinds)[number]; readonly reference: ReferenceCode };

/** How a person can be told what was done. */
export const loopMethods = ["immediate_information", "call", "visit", "message", "focal_point", "other"] as const;
export type LoopMethod = (typeof loopMethods)[number];

/** Which parts of a record a change touched; never what is in them. */
export type RecentChange = {
  readonly version: number;
  /** When it was written, which may be long after what it was made of was sent. */
  readonly at: string;
  readonly parts: readonly string[];
  /** A message, a command or the end of its time changed it: nobody has taken the record up by that. */
  readonly byChannel?: true;
};

export const isHidden = (sensitivity: Sensitivity): boolean => sensitivity !== "non_sensitive";

/** A position comes as text; everything else that is attached is a file. */
export const isFile = (kind: AttachmentKind): boolean => kind !== "location";

export const leadingTrack = ({ tracks }: { tracks: readonly [Track, ...Track[]] }): Track => tracks[0];

/**
 * Automatic texts never count as a response; only an officer's answer does. `command`: the answer to one, of no record.
 * `notice`: the template that says an answer waits. `satisfaction`: the one question after closing.
 */
export const replyKinds = ["acknowledgement", "answer", "command", "notice", "satisfaction"] as const;
export type ReplyKind = (typeof replyKinds)[number];

export const replyStates = ["held", "queued", "sending", "uncertain", "sent", "delivered", "read", "failed"] as const;
export type ReplyState = (typeof replyStates)[number];

/** An outbound message of a record; an officer's words on a hidden one are sealed. */
export type Reply = KeptText & {
  readonly id: ReplyId;
  readonly reference: ReferenceCode;
  readonly contact: ContactToken;
  readonly channel: Channel;
  readonly number: string;
  readonly kind: ReplyKind;
  readonly language: string;
  readonly state: ReplyState;
  /** Held until the person sends READ, because WhatsApp's 24 hours are over. */
  readonly waits?: true;
  /** Why it is held, failed or uncertain, in plain words of our own. */
  readonly because: string | undefined;
  readonly providerId: string | undefined;
  readonly createdAt: string;
  readonly sendingAt: string | undefined;
};
