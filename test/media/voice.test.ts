import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { until } from "../../bin/proof/until.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { functionNames } from "../../lib/functions.ts";
import { synthesise } from "../../lib/synthesise.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";
import { type EmulatedTranscribe, emulatedTranscribe, voiceNote } from "./transcribe.ts";

const folder = mkdtempSync(join(tmpdir(), "hearback-voice-"));
const focal: Role = "protection_focal_point";
let amazon: EmulatedTranscribe;
let channel: RunningCloud;

/** The shipped channel with its ear turned on; `test/lib/extras.test.ts` holds such a template against every rule. */
beforeAll(async () => {
  const settingsFile = join(folder, "settings.json");
  const shipped = JSON.parse(readFileSync("settings.json", "utf8"));
  writeFileSync(settingsFile, JSON.stringify({ ...shipped, transcription: "on" }));
  await synthesise({ outdir: join(folder, "out"), settingsFile, checked: false });
  amazon = await emulatedTranscribe();
  channel = await runningCloud({ template: join(folder, "out"), transcribe: amazon.url });
}, 300_000);
afterAll(async () => {
  await channel.stop();
  await amazon.close();
  rmSync(folder, { recursive: true, force: true });
});

type Thing = { readonly label: string; readonly state: string };
type Opened = { readonly file: { readonly link: string } };
type Part = { readonly base64: string; readonly heard: string | null };

const soon = async (holds: () => Promise<boolean>) => expect(await until(holds, 20_000, 200)).toBe(true);
const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const things = async (code: string) =>
  ((await channel.as(focal)("GET", `/feedback/${code}/identifiers`)).body as { items: readonly Thing[] }).items;
const logged = () => readFileSync(join(channel.cloud.dataDir, "logs", "media.log"), "utf8");
const times = (event: string) => logged().split(`"${event}"`).length - 1;

/** Sends a voice note, and waits until a machine has or has not heard it. */
const send = async (from: string, note: Buffer, event: "voice_heard" | "voice_not_heard") => {
  const before = times(event);
  const media = [{ contentType: "audio/ogg", base64: note.toString("base64") }];
  await channel.twilio.write({ from, to: channel.whatsapp, body: "", media, wait: true });
  await soon(async () => (await answersTo(from)).length > 0);
  await soon(async () => times(event) > before);
  await soon(async () => times("media_taken_over") === times("voice_heard") + times("voice_not_heard"));
  return /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
};
const open = async (code: string) =>
  channel.as(focal)("POST", `/feedback/${code}/identifiers/1/open`, { purpose: "clarify" });
const fetchOnce = async (code: string) => {
  const { link } = ((await open(code)).body as Opened).file;
  const fetchIt = async () => channel.as(focal)("GET", `/feedback/${code}/files/${link}?part=0`);
  const { body } = await fetchIt();
  return { part: body as Part, again: (await fetchIt()).status };
};

const bundled = (name: string) => readFileSync(join(folder, "out", "bundles", name, "index.mjs"), "utf8");

const holdsOnDisk = (needle: string, under = channel.cloud.dataDir): boolean =>
  readdirSync(under).some((name) => {
    const path = join(under, name);
    return statSync(path).isDirectory() ? holdsOnDisk(needle, path) : readFileSync(path).includes(needle);
  });

test("a focal point reads once, with the voice, what a machine heard in it, stripped; its words stand nowhere", async () => {
  const note = voiceNote("My name is Zorvan Meltik and the quillfeather clinic is shut");
  const code = await send("whatsapp:+999570000101", note, "voice_heard");
  expect(await things(code)).toMatchObject([{ label: "[VOICE_1]", state: "sealed" }]);
  const record = await channel.as(focal)("GET", `/feedback/${code}`);
  expect(record.body).toMatchObject({ sensitivity: "to_be_clarified" });
  expect(JSON.stringify(record.body)).not.toContain("quillfeather");
  const { part, again } = await fetchOnce(code);
  expect(part.heard).toMatch(/quillfeather clinic is shut$/);
  expect(part.heard).not.toMatch(/Zorvan|Meltik/);
  expect(Buffer.from(part.base64, "base64").equals(note)).toBe(true);
  expect(again).toBe(404);
  // The emulated provider keeps its own copy in memory alone, so this is all that is at rest here.
  expect(holdsOnDisk(code)).toBe(true);
  expect(["Meltik", "quillfeather"].filter((word) => holdsOnDisk(word))).toEqual([]);
});

test("a voice that is not heard is there as it was before, for a person to listen to", async () => {
  amazon.behave("refuses");
  const note = voiceNote("Nobody hears this");
  const code = await send("whatsapp:+999570000102", note, "voice_not_heard");
  amazon.behave("hears");
  const { part } = await fetchOnce(code);
  expect(part.heard).toBeNull();
  expect(Buffer.from(part.base64, "base64").equals(note)).toBe(true);
});

test("what was heard is destroyed with the voice", async () => {
  const code = await send("whatsapp:+999570000103", voiceNote("The water is dirty"), "voice_heard");
  const call = channel.as(focal);
  const { etag } = await call("GET", `/feedback/${code}`);
  const taken = await call("PUT", `/feedback/${code}/assignment`, undefined, etag);
  const { link } = ((await open(code)).body as Opened).file;
  await call("DELETE", `/feedback/${code}/identifiers/1`, undefined, taken.etag);
  expect(await things(code)).toMatchObject([{ label: "[VOICE_1]", state: "destroyed" }]);
  expect((await call("GET", `/feedback/${code}/files/${link}?part=0`)).status).toBe(404);
  const media = (await itemsOf(channel.cloud, "vault")).filter(
    ({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S?.startsWith("MEDIA#"),
  );
  expect(media.map(({ files }) => files)).toEqual([{ L: [{ M: { label: { S: "[VOICE_1]" } } }] }]);
});

test("media alone may stream a voice, and start no job that would want a bucket", () => {
  const withClient = functionNames.filter((name) => bundled(name).includes("StartStreamTranscription"));
  expect(withClient).toEqual(["media"]);
  const may = (name: string) =>
    (channel.cloud.rights.get(name) ?? []).flatMap(({ Action }) => Action).filter((each) => /^transcribe:/.test(each));
  expect(functionNames.flatMap((name) => may(name).map((right) => `${name} ${right}`))).toEqual([
    "media transcribe:StartStreamTranscription",
  ]);
});
