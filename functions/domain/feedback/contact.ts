/** After so many silent days a number may be somebody else's: the next message from it opens a new contact. */
export const silentDays = 90;

const dayMs = 86_400_000;

/** Whether a message from a known pseudonym comes so late that nothing says it is the same person. */
export const isRecycled = (lastMessageAt: string, messageAt: string): boolean =>
  Date.parse(messageAt) - Date.parse(lastMessageAt) > silentDays * dayMs;

/** The same of a number that we are about to use; where nobody knows when it last wrote it is used. */
export const isLongSilent = ({ lastInboundAt }: { readonly lastInboundAt?: string | undefined }, now: Date): boolean =>
  lastInboundAt !== undefined && isRecycled(lastInboundAt, now.toISOString());

/** Why nothing goes there any more, as an officer reads it. */
export const mayBeAnothers = `Nobody has written from this number for ${silentDays} days: it may be somebody else's by now.`;

const askedForMs = dayMs;

/** Whether the question is still open that a second DELETE answers. */
export const wasAsked = (askedAt: string | undefined, now: Date): boolean =>
  askedAt !== undefined && now.getTime() - Date.parse(askedAt) < askedForMs;
