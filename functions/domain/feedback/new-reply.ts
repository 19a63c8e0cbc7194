import type { KeptText, Reply } from "./record.ts";

/** To whom a reply goes, by which way, and since when. */
type Envelope = Pick<Reply, "id" | "reference" | "contact" | "channel" | "number" | "kind" | "language" | "createdAt">;

/** A reply that waits to be sent, and nothing else of what it is made from: not what became of another one. */
export const newReply = (
  { id, reference, contact, channel, number, kind, language, createdAt }: Envelope,
  words: KeptText,
): Reply => ({
  id,
  reference,
  contact,
  channel,
  number,
  kind,
  language,
  ...("text" in words ? { text: words.text } : { sealedText: words.sealedText }),
  state: "queued",
  because: undefined,
  providerId: undefined,
  createdAt,
  sendingAt: undefined,
});
