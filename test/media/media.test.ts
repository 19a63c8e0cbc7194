import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { reconciledUntilNow } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { mostBytes } from "../../functions/domain/media/kept-file.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";
import { barePhoto, photo, secret } from "./pictures.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

type Thing = { readonly n: number; readonly label: string; readonly state: string };
type File = { readonly link: string; readonly parts: number; readonly cleaned: boolean; readonly contentType: string };
const focal: Role = "protection_focal_point";
const soon = async (holds: () => Promise<boolean>) => expect(await until(holds, 20_000, 200)).toBe(true);
const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);
const things = async (code: string) => {
  const { status, body } = await channel.as(focal)("GET", `/feedback/${code}/identifiers`);
  expect([code, status, JSON.stringify(body)]).toEqual([code, 200, expect.any(String)]);
  return (body as { items: readonly Thing[] }).items;
};
const states = async (code: string) => (await things(code)).map(({ label, state }) => `${label} ${state}`);

const send = async (from: string, media: readonly { contentType: string; base64?: string }[], body = "") => {
  await channel.twilio.write({ from, to: channel.whatsapp, body, media, wait: true });
  await soon(async () => (await answersTo(from)).length > 0);
  return /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
};
const open = async (code: string, n: number, role: Role = focal) =>
  channel.as(role)("POST", `/feedback/${code}/identifiers/${n}/open`, { purpose: "clarify" });
const fetchPart = async (code: string, { link }: File, part = 0, role: Role = focal) =>
  channel.as(role)("GET", `/feedback/${code}/files/${link}?part=${part}`);
const stored = () =>
  readdirSync(join(channel.cloud.dataDir, "objects")).map((name) =>
    readFileSync(join(channel.cloud.dataDir, "objects", name)),
  );
const atProvider = async () => JSON.parse(await channel.twilio.held()) as { messages: readonly { from: string }[] };

const aPhoto = { contentType: "image/jpeg", base64: photo.toString("base64") };
const aVoice = { contentType: "audio/ogg", base64: Buffer.from(`OggS voice ${secret}`).toString("base64") };

describe("files that a person sends", () => {
  test("are taken over, cleaned and sealed, and a focal point opens each by a link that is good once", async () => {
    const code = await send(
      "whatsapp:+999570000001",
      [aPhoto, aVoice],
      "My name is Zorvan Meltik, where is the clinic?",
    );
    await soon(async () => (await states(code)).join().includes("[VOICE_1] sealed"));
    expect(await states(code)).toEqual(["[PERSON_1] sealed", "[PHOTO_1] sealed", "[VOICE_1] sealed"]);
    for (const bytes of stored())
      expect(bytes.includes(secret) || bytes.includes(barePhoto.subarray(0, 40))).toBe(false);
    const { body } = await open(code, 2);
    const { file } = body as { file: File };
    expect(file).toMatchObject({ contentType: "image/jpeg", parts: 1, bytes: barePhoto.length, cleaned: true });
    const fetched = (await fetchPart(code, file)).body as { base64: string };
    expect(Buffer.from(fetched.base64, "base64").equals(barePhoto)).toBe(true);
    expect((await fetchPart(code, file)).status).toBe(404);
    const voice = ((await open(code, 3)).body as { file: File }).file;
    expect(voice).toMatchObject({ contentType: "audio/ogg", cleaned: false });
    expect((await fetchPart(code, voice)).body).toMatchObject({ base64: aVoice.base64 });
  });

  test("exist for nobody else: not for other roles, nor the link in other hands", async () => {
    const code = await send("whatsapp:+999570000002", [aPhoto]);
    await soon(async () => (await states(code)).includes("[PHOTO_1] sealed"));
    for (const role of ["accountability_officer", "supervisor", "administrator"] as const)
      expect([403, 404]).toContain((await open(code, 1, role)).status);
    const { file } = (await open(code, 1)).body as { file: File };
    expect((await fetchPart(code, file, 0, "integrity_focal_point")).status).toBe(404);
    expect((await fetchPart(code, file, 1)).status).toBe(404);
    expect((await fetchPart(code, file)).status).toBe(200);
  });

  test("of many megabytes come in parts, each once and in order", async () => {
    const film = Buffer.alloc(4_200_000, "film");
    const code = await send("whatsapp:+999570000003", [{ contentType: "video/mp4", base64: film.toString("base64") }]);
    await soon(async () => (await states(code)).includes("[VIDEO_1] sealed"));
    const { file } = (await open(code, 1)).body as { file: File };
    expect(file.parts).toBe(2);
    const parts = [await fetchPart(code, file, 0), await fetchPart(code, file, 1)];
    const whole = Buffer.concat(parts.map(({ body }) => Buffer.from((body as { base64: string }).base64, "base64")));
    expect(whole.equals(film)).toBe(true);
    expect((await fetchPart(code, file, 1)).status).toBe(404);
  });

  test("are erased at the provider once they are safe here, and not before", async () => {
    const from = "whatsapp:+999570000004";
    const code = await send(from, [aPhoto]);
    await soon(async () => (await states(code)).includes("[PHOTO_1] sealed"));
    expect((await atProvider()).messages.some((message) => message.from === from)).toBe(true);
    await reconciledUntilNow(channel.cloud);
    await soon(async () => {
      await channel.cloud.invoke("erase", {});
      return !(await atProvider()).messages.some((message) => message.from === from);
    });
    expect(((await open(code, 1)).body as { file: File }).file).toMatchObject({ cleaned: true });
  });

  test("go with what was stripped: when a person says so, at closing, and at DELETE", async () => {
    const codes = [
      await send("whatsapp:+999570000005", [aPhoto]),
      await send("whatsapp:+999570000006", [aPhoto]),
      await send("whatsapp:+999570000007", [aPhoto]),
    ] as const;
    for (const code of codes) await soon(async () => (await states(code)).includes("[PHOTO_1] sealed"));
    await channel.cloud.invoke("erase", {});
    const before = stored().length;
    const call = channel.as(focal);
    const first = await call("GET", `/feedback/${codes[0]}`);
    const taken = await call("PUT", `/feedback/${codes[0]}/assignment`, undefined, first.etag);
    const destroy = async (version?: string) =>
      call("DELETE", `/feedback/${codes[0]}/identifiers/1`, undefined, version);
    expect((await destroy(taken.etag)).body).toMatchObject({
      items: [{ state: "destroyed" }],
    });
    expect((await open(codes[0], 1)).status).toBe(404);
    const { etag } = await call("GET", `/feedback/${codes[1]}`);
    expect((await call("POST", `/feedback/${codes[1]}/close`, undefined, etag)).status).toBe(200);
    expect((await open(codes[1], 1)).status).toBe(404);
    expect(await channel.cloud.invoke("erase", { dryRun: true })).toMatchObject({ objects: 1, identity: 1 });
    await channel.cloud.invoke("erase", {});
    expect(stored()).toHaveLength(before - 2);
    const left = (await itemsOf(channel.cloud, "records")).filter(({ pk }) => pk?.S?.startsWith("OBJECT#"));
    expect(left).toEqual([]);
  });

  test("that are too large stay with the provider, and the record says so", async () => {
    await channel.twilio.faults({ mediaPadding: mostBytes });
    const from = "whatsapp:+999570000008";
    const code = await send(from, [{ contentType: "application/pdf", base64: Buffer.alloc(100).toString("base64") }]);
    await soon(async () => !(await states(code)).join().includes("waiting"));
    expect(await states(code)).toEqual(["[DOCUMENT_1] too_large"]);
    await channel.twilio.faults({ reset: true });
    await reconciledUntilNow(channel.cloud);
    await channel.cloud.invoke("erase", {});
    expect((await atProvider()).messages.some((message) => message.from === from)).toBe(true);
  });
});

describe("what comes without a file", () => {
  test("a position is sealed with its name, and the message says that it was one", async () => {
    const from = "whatsapp:+999570000010";
    const position = { shape: "whatsappLocation", latitude: "35.5", longitude: "12.6", label: "Zorvanhouse" };
    await channel.twilio.write({ from, to: channel.whatsapp, body: "", wait: true, ...position });
    await soon(async () => (await answersTo(from)).length > 0);
    const code = /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
    expect(await states(code)).toEqual(["[POSITION] sealed"]);
    await channel.as(focal)("POST", `/feedback/${code}/break-glass`, { reason: "A team is on its way there" });
    const { body } = await channel.as(focal)("POST", `/feedback/${code}/identifiers/1/open`, { purpose: "visit" });
    expect(body).toMatchObject({ value: "35.5, 12.6 · Zorvanhouse" });
  });

  test("a button or an entry of a list is the message where there is no other, and what is behind it is sealed", async () => {
    const from = "whatsapp:+999570000011";
    const chosen = { shape: "whatsappButtonReply", buttonText: "The water", buttonPayload: "topic_wash_17" };
    const code = await (async () => {
      await channel.twilio.write({ from, to: channel.whatsapp, body: "", wait: true, ...chosen });
      await soon(async () => (await answersTo(from)).length > 0);
      return /HB[2-9B-Z]{8}/.exec((await answersTo(from)).at(-1)?.body ?? "")?.[0] ?? "";
    })();
    const kept = (await itemsOf(channel.cloud, "records")).filter(({ pk }) => pk?.S === `RECORD#${code}`);
    expect(kept.some(({ text }) => text?.S === "The water")).toBe(true);
    expect(JSON.stringify(kept)).not.toContain("topic_wash_17");
    expect(await states(code)).toEqual(["[CHOICE_1] sealed"]);
  });
});
