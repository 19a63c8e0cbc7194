import type { SealFile } from "./adapters/file-seals.ts";
import type { Objects } from "./adapters/objects.ts";
import type { TwilioList } from "./adapters/twilio-list.ts";
import type { FetchMedia } from "./adapters/twilio-media.ts";
import type { WaitingMedia, WaitingMediaStore } from "./adapters/waiting-media.ts";
import type { MessageId } from "./domain/feedback/handles.ts";
import { kindOf } from "./domain/feedback/inbound.ts";
import { clean } from "./domain/media/clean.ts";
import { isSettled, type KeptFile, waitingFiles } from "./domain/media/kept-file.ts";
import type { Hear } from "./media/hear.ts";
import type { Log } from "./middleware/log.ts";

export type MediaParts = {
  readonly waiting: WaitingMediaStore;
  readonly list: Pick<TwilioList, "media">;
  readonly fetchMedia: FetchMedia;
  readonly sealFile: SealFile;
  readonly objects: Pick<Objects, "put" | "remove">;
  /** None where transcription is off. */
  readonly hear?: Hear | undefined;
  readonly randomId: () => string;
  readonly log: Log;
};

type Listed = { readonly contentType: string; readonly url: string };

/**
 * Takes the files of a message over from the provider: fetched, their metadata removed where we can, sealed, stored.
 * Only then may the provider's copy go. Each step may be done again; a file that was kept before is not fetched again.
 */
export const takingOver =
  (parts: MediaParts) =>
  async (id: MessageId): Promise<void> => {
    const media = await parts.waiting.find(id);
    if (!media) return;
    const { files = [], providerId } = media;
    const listed = files.every(isSettled) || !providerId ? [] : await parts.list.media({ providerId });
    const byLabel = new Map(labelsOf(listed).map((label, index) => [label, listed[index]]));
    const settled: KeptFile[] = [];
    for (const [index, file] of files.entries()) {
      settled.push(isSettled(file) ? file : await takeOver(parts, media, index, file, byLabel.get(file.label)));
    }
    // Somebody else has one in hand: the provider's copy stays until that is done, and the queue asks again.
    if (((await parts.waiting.find(id))?.files ?? []).some((file) => !isSettled(file))) throw inOtherHands();
    const count = (wanted: KeptFile["state"]) => settled.filter(({ state }) => state === wanted).length;
    await parts.waiting.settle(media, count("too_large") === 0);
    parts.log({ event: "media_taken_over", kept: count("kept"), tooLarge: count("too_large"), lost: count("lost") });
  };

const inOtherHands = () => Object.assign(new Error("media"), { name: "MediaInOtherHandsError" });

/** The provider lists files in an order of its own: they are told apart by what they are. */
const labelsOf = (listed: readonly Listed[]): readonly string[] =>
  waitingFiles(listed.map(({ contentType }) => kindOf(contentType))).map(({ label }) => label);

const takeOver = async (
  parts: MediaParts,
  media: WaitingMedia,
  index: number,
  file: KeptFile,
  listed: Listed | undefined,
): Promise<KeptFile> => {
  const { label } = file;
  const fetched = listed ? await parts.fetchMedia(listed.url) : "gone";
  if (!listed || typeof fetched === "string") {
    const after = { label, state: fetched === "too_large" ? "too_large" : "lost" } as const;
    await parts.waiting.change(media, index, file, after);
    return after;
  }
  const { bytes, cleaned, contentType } = clean(fetched, listed.contentType);
  const { seal, data } = await parts.sealFile(bytes);
  // A name of its own for each try: two of them at the same time never write over, nor remove, what the other has stored.
  const object = parts.randomId();
  const kept: KeptFile = { label, state: "kept", object, seal, contentType, bytes: bytes.length, cleaned };
  // The vault names the object before it is there: whoever deletes the record meanwhile knows what else must go.
  const storing: KeptFile = { ...kept, state: "storing" };
  if (!(await parts.waiting.change(media, index, file, storing))) return { label };
  if (file.object) await parts.objects.remove(file.object);
  await parts.objects.put(object, data);
  if (await parts.waiting.change(media, index, storing, kept)) return listenedTo(parts, media, index, kept, bytes);
  await parts.objects.remove(object);
  return { label };
};

/** WhatsApp carries one voice note a message; a message with more of them must not wait for each. */
const heardLabel = "[VOICE_1]";

/** Only what is safe here is listened to: a crash leaves it without its words, and is no reason to hear it again. */
const listenedTo = async (
  { hear, waiting }: MediaParts,
  media: WaitingMedia,
  index: number,
  kept: KeptFile,
  bytes: Uint8Array,
): Promise<KeptFile> => {
  if (!hear || kept.label !== heardLabel) return kept;
  const heard = await hear(media.programme, bytes);
  // Where it was destroyed meanwhile there is nothing left to write beside.
  if (heard !== undefined) await waiting.change(media, index, kept, { ...kept, heard });
  return kept;
};
