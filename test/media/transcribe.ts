import { once } from "node:events";
import { createServer, type Http2Session, type ServerHttp2Stream } from "node:http2";
import { buffer } from "node:stream/consumers";
import { crc32 } from "node:zlib";

/** A stand-in for Amazon Transcribe on the wire, over cleartext HTTP/2: it hears the words that a voice note carries. */
export type EmulatedTranscribe = {
  readonly url: string;
  /** What each stream asked for, the sound that came by it, and how long its longest piece was. */
  readonly asked: Asked[];
  /** How it answers from now on. */
  readonly behave: (how: "hears" | "hangs" | "refuses") => void;
  readonly close: () => Promise<void>;
};
type Asked = { readonly headers: Readonly<Record<string, unknown>>; readonly sound: Buffer; readonly longest: number };

const mark = "HEARD=";
const end = "\n";

/** A voice note (Ogg around Opus, as far as anybody here looks) whose comment holds the words that are heard in it. */
export const voiceNote = (words: string): Buffer => {
  const head = Buffer.concat([Buffer.from("OpusHead"), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const page = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(22), Buffer.from([1, head.length]), head]);
  return Buffer.concat([page, Buffer.from(`OpusTags${mark}${words}${end}`), Buffer.alloc(20_000, 0xf8)]);
};

export const emulatedTranscribe = async (): Promise<EmulatedTranscribe> => {
  let how: Parameters<EmulatedTranscribe["behave"]>[0] = "hears";
  const asked: Asked[] = [];
  const sessions = new Set<Http2Session>();
  const server = createServer();
  server.on("session", (session) => sessions.add(session));
  server.on("stream", async (stream, headers) => {
    stream.on("error", () => undefined);
    const pieces = frames(await buffer(stream).catch(() => Buffer.alloc(0))).map(({ payload }) => soundIn(payload));
    const sound = Buffer.concat(pieces);
    asked.push({ headers, sound, longest: Math.max(...pieces.map(({ length }) => length)) });
    if (how === "hears") answer(stream, sound.toString("utf8"));
    if (how === "refuses") refuse(stream);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const close = async () => {
    for (const session of sessions) session.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, asked, behave: (next) => (how = next), close };
};

const answer = (stream: ServerHttp2Stream, sound: string) => {
  const from = sound.indexOf(mark) + mark.length;
  const words = sound.slice(from, sound.indexOf(end, from));
  stream.respond({ ":status": 200, "content-type": "application/vnd.amazon.eventstream" });
  stream.write(transcript("What it takes back", true));
  stream.write(transcript(words, false));
  stream.end();
};

const refuse = (stream: ServerHttp2Stream) => {
  stream.respond({ ":status": 400, "content-type": "application/json", "x-amzn-errortype": "BadRequestException" });
  stream.end(JSON.stringify({ Message: "refused" }));
};

const transcript = (Transcript: string, IsPartial: boolean): Buffer => {
  const Results = [{ ResultId: "1", IsPartial, Alternatives: [{ Transcript }] }];
  const headers = { ":message-type": "event", ":event-type": "TranscriptEvent", ":content-type": "application/json" };
  return frame(headers, Buffer.from(JSON.stringify({ Transcript: { Results } })));
};

/** The signed frame of a piece of sound holds another one; that of the end holds nothing. */
const soundIn = (signed: Buffer): Buffer => frames(signed)[0]?.payload ?? Buffer.alloc(0);

// The frames of an event stream: two lengths and their checksum, headers, payload, the checksum of all of it.
const frames = (bytes: Buffer): { readonly payload: Buffer }[] => {
  const found: { readonly payload: Buffer }[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
    const [whole, headers] = [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)];
    found.push({ payload: bytes.subarray(at + 12 + headers, at + whole - 4) });
  }
  return found;
};

const frame = (headers: Readonly<Record<string, string>>, payload: Buffer): Buffer => {
  const named = Buffer.concat(
    Object.entries(headers).map(([name, value]) =>
      Buffer.concat([
        Buffer.from([name.length]),
        Buffer.from(name),
        Buffer.from([7, 0, value.length]),
        Buffer.from(value),
      ]),
    ),
  );
  const lengths = Buffer.concat([uint32(16 + named.length + payload.length), uint32(named.length)]);
  const unsummed = Buffer.concat([lengths, uint32(crc32(lengths)), named, payload]);
  return Buffer.concat([unsummed, uint32(crc32(unsummed))]);
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
