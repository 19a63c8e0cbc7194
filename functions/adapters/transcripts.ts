import { setTimeout } from "node:timers/promises";
import {
  type LanguageCode,
  StartStreamTranscriptionCommand,
  TranscribeStreamingClient,
  type TranscriptResultStream,
} from "@aws-sdk/client-transcribe-streaming";

/** A voice in memory: an Ogg Opus sound, its rate in hertz, and the languages that it may speak. */
export type Voice = { readonly bytes: Uint8Array; readonly rate: number; readonly languages: readonly string[] };
/** The words of a voice; empty where nothing was understood. Throws whatever goes wrong. */
export type Transcribe = (voice: Voice) => Promise<string>;

const chunkBytes = 8 * 1024;
/** The client would write a line of its own about each failure; the log is ours alone. */
const nothing = () => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/**
 * Streams a voice to Amazon Transcribe out of memory, where it is heard and not stored: nothing is written to a bucket
 * and no job stays behind. Gives up after `patienceMs`.
 */
export const transcripts =
  (patienceMs: number): Transcribe =>
  async ({ bytes, rate, languages }) => {
    // A client for each voice: a session of HTTP/2 that outlives its call would be found dead after a frozen Lambda.
    const client = new TranscribeStreamingClient({ maxAttempts: 1, logger: silent });
    const over = new AbortController();
    const command = new StartStreamTranscriptionCommand({
      MediaEncoding: "ogg-opus",
      MediaSampleRateHertz: rate,
      ...spoken(languages),
      AudioStream: chunksOf(bytes),
    });
    const heard = async () => {
      const { TranscriptResultStream: results } = await client.send(command, { abortSignal: over.signal });
      return wordsOf(results ?? []);
    };
    const late = async () => {
      await setTimeout(patienceMs, undefined, { signal: over.signal });
      throw Object.assign(new Error("late"), { name: "TimeoutError" });
    };
    try {
      return await Promise.race([heard(), late()]);
    } finally {
      over.abort();
      client.destroy();
    }
  };

const spoken = (languages: readonly string[]) =>
  languages.length > 1
    ? { IdentifyLanguage: true, LanguageOptions: languages.join(",") }
    : { LanguageCode: languages[0] as LanguageCode };

async function* chunksOf(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += chunkBytes)
    yield { AudioEvent: { AudioChunk: bytes.subarray(at, at + chunkBytes) } };
}

/** What it is sure of; what it takes back while it listens on is left out. */
const wordsOf = async (results: AsyncIterable<TranscriptResultStream> | readonly never[]): Promise<string> => {
  const words: string[] = [];
  for await (const { TranscriptEvent } of results) {
    for (const { IsPartial, Alternatives } of TranscriptEvent?.Transcript?.Results ?? [])
      if (!IsPartial) words.push(Alternatives?.[0]?.Transcript ?? "");
  }
  return words.join(" ").trim();
};
