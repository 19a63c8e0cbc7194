import process from "node:process";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import { transcripts } from "../../functions/adapters/transcripts.ts";
import type { Sealed } from "../../functions/domain/feedback/sealed.ts";
import { heardLanguages } from "../../functions/domain/media/heard-languages.ts";
import { opusRate } from "../../functions/domain/media/opus.ts";
import { understanding } from "../../functions/domain/understanding.ts";
import { type HearParts, hearing } from "../../functions/media/hear.ts";
import type { LogEvent } from "../../functions/middleware/log.ts";
import { sampleVoice } from "../../local/phone/sample-voice.ts";
import { aProgramme } from "../a-programme.ts";
import { type EmulatedTranscribe, emulatedTranscribe, voiceNote } from "./transcribe.ts";

let amazon: EmulatedTranscribe;
const before = { ...process.env };
const understand = understanding(readKnowledge());
const words = "My name is Zorvan Meltik and nobody opens the clinic";

beforeAll(async () => {
  amazon = await emulatedTranscribe();
  Object.assign(process.env, {
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_ENDPOINT_URL_TRANSCRIBE_STREAMING: amazon.url,
  });
});
afterAll(async () => {
  process.env = before;
  await amazon.close();
});
beforeEach(() => {
  amazon.behave("hears");
  amazon.asked.length = 0;
});

/** An ear of a programme where these languages are spoken, what it sealed, and what it logged. */
const anEar = (languages: HearParts["programmes"][number]["languages"], patienceMs = 60_000) => {
  const sealed: string[] = [];
  const events: LogEvent[] = [];
  const hear = hearing({
    programmes: [{ ...aProgramme, id: "north", languages }],
    transcribe: transcripts(patienceMs),
    understand,
    seal: async (purpose, value) => {
      sealed.push(`${purpose}: ${value}`);
      return { purpose, id: "", key: "", iv: "", data: "" } satisfies Sealed;
    },
    log: (event) => void events.push(event),
  });
  return { hear: async (bytes: Uint8Array) => hear("north", bytes), sealed, events };
};

test("a voice note goes out of memory in small pieces, and what is sealed of its words is stripped", async () => {
  const { hear, sealed, events } = anEar({ en: 1 });
  const note = voiceNote(words);
  expect(await hear(note)).toBeDefined();
  expect(sealed).toEqual([expect.stringMatching(/^media: .*nobody opens the clinic$/)]);
  expect(sealed.join()).not.toMatch(/Zorvan|Meltik|takes back/);
  expect(events).toEqual([{ event: "voice_heard", identifiers: 1 }]);
  const [asked] = amazon.asked;
  expect(asked?.sound.equals(note)).toBe(true);
  expect(asked?.longest).toBeLessThanOrEqual(32 * 1024);
  expect(asked?.headers).toMatchObject({
    "x-amzn-transcribe-media-encoding": "ogg-opus",
    "x-amzn-transcribe-sample-rate": "48000",
    "x-amzn-transcribe-language-code": "en-GB",
  });
});

test("where several languages are spoken, the machine chooses between those of them that it hears", async () => {
  await anEar({ ar: 0.5, ha: 0.3, fr: 0.2 }).hear(voiceNote(words));
  expect(amazon.asked[0]?.headers).toMatchObject({
    "x-amzn-transcribe-identify-language": "true",
    "x-amzn-transcribe-language-options": "ar-SA,fr-FR",
  });
});

test.each([
  ["what is no Opus sound", "en", Buffer.from("OggS but not Opus")],
  ["what is longer than some minutes", "en", Buffer.concat([voiceNote(words), Buffer.alloc(1024 * 1024)])],
  ["a voice in a programme none of whose languages it hears", "ha", voiceNote(words)],
] as const)("nobody is sent %s", async (_, language, bytes) => {
  const { hear, events } = anEar({ [language]: 1 });
  expect(await hear(bytes)).toBeUndefined();
  expect([amazon.asked, events]).toEqual([[], []]);
});

test("silence is no transcript", async () => {
  const { hear, sealed } = anEar({ en: 1 });
  expect(await hear(voiceNote(" "))).toBeUndefined();
  expect([amazon.asked.length, sealed]).toEqual([1, []]);
});

test("a refusal, and whoever never answers, leave the voice to a person, and a log without a word of it", async () => {
  amazon.behave("refuses");
  const refused = anEar({ en: 1 });
  expect(await refused.hear(voiceNote(words))).toBeUndefined();
  amazon.behave("hangs");
  const hung = anEar({ en: 1 }, 50);
  expect(await hung.hear(voiceNote(words))).toBeUndefined();
  expect([...refused.events, ...hung.events]).toEqual([
    { event: "voice_not_heard", error: "BadRequestException" },
    { event: "voice_not_heard", error: "TimeoutError" },
  ]);
});

test("of two kinds of one language the one that more people speak is listened for", () => {
  expect(heardLanguages({ languages: { prs: 0.4, fa: 0.2, en: 0.4 }, defaultLanguage: "en" })).toEqual([
    "fa-AF",
    "en-GB",
  ]);
  expect(heardLanguages({ languages: {}, defaultLanguage: "sw" })).toEqual(["sw-KE"]);
});

test("the phone page's voice note is an Opus sound, and says its rate", () => {
  expect(opusRate(sampleVoice())).toBe(48_000);
});
