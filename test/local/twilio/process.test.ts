import { type ChildProcess, spawn } from "node:child_process";
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { optionsOf } from "../../../local/twilio/options.ts";
import { type Bench, sms, startBench } from "./emulator.ts";

const main = new URL("../../../local/twilio/main.ts", import.meta.url).pathname;
const start = (args: readonly string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, [main, ...args], { stdio: "pipe", env: { PATH: process.env.PATH ?? "", ...env } });
const firstLine = (child: ChildProcess): Promise<Record<string, unknown>> =>
  new Promise((resolve) => child.stdout?.once("data", (line) => resolve(JSON.parse(String(line)))));
const ended = (child: ChildProcess): Promise<number | null> => new Promise((resolve) => child.once("exit", resolve));

describe("the emulator as a process of its own", () => {
  it("says in one line where it listens, without the secrets it was given, and ends with its parent", async () => {
    const secrets = { EMULATOR_AUTH_TOKEN: "a".repeat(32), EMULATOR_API_SECRET: "b".repeat(32) };
    const child = start(["--numbers", "+15555550100,whatsapp:+15555550100"], {
      ...secrets,
      EMULATOR_ACCOUNT_SID: `AC${"0".repeat(32)}`,
      EMULATOR_API_KEY: `SK${"0".repeat(32)}`,
    });
    const ready = await firstLine(child);
    const url = `http://127.0.0.1:${ready.port}`;
    expect(ready).toEqual({
      ready: true,
      port: ready.port,
      url,
      phone: `${url}/phone`,
      accountSid: `AC${"0".repeat(32)}`,
    });
    const account = await fetch(`${url}/emulator/account`, { headers: { "x-emulator": "1" } });
    expect(await account.json()).toMatchObject({ numbers: ["+15555550100", "whatsapp:+15555550100"] });
    child.stdin?.end();
    expect(await ended(child)).toBe(0);
  });

  it("outlives its parent's pipe when detached", async () => {
    const child = start(["--detached"]);
    const { url } = await firstLine(child);
    child.stdin?.end();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await fetch(`${url}/phone`)).status).toBe(200);
    child.kill();
    expect(await ended(child)).toBe(0);
  });

  it.each([
    [["--webhook", "https://elsewhere.example/"], "webhookUrl: must be an address of this computer"],
    [["--port", "99999"], "port: "],
  ])("says in a sentence what is wrong with %o", async (args, sentence) => {
    const child = start(args);
    const [code, said] = await Promise.all([ended(child), child.stderr ? text(child.stderr) : ""]);
    expect([code, said]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it("says in a sentence that a port is in use", async () => {
    const bench = await startBench();
    const child = start(["--port", String(bench.twilio.port)]);
    const [code, said] = await Promise.all([ended(child), child.stderr ? text(child.stderr) : ""]);
    await bench.stop();
    expect([code, said]).toEqual([1, `The Twilio emulator did not start: port ${bench.twilio.port} is in use.\n`]);
  });

  it("never repeats a wrong secret", () => {
    const wrong = () => optionsOf({ accountSid: "ACsecret-that-is-wrong" });
    expect(wrong).toThrow(/accountSid/);
    expect(wrong).not.toThrow(/secret-that-is-wrong/);
  });
});

describe("who may speak with the emulator", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench({ limit: 5 });
  });
  afterEach(() => bench.stop());

  test.each(["/emulator/messages", "/emulator/summary", "/emulator/faults"])(
    "nobody without its header: %s",
    async (path) => {
      expect((await fetch(bench.twilio.url + path)).status).toBe(403);
    },
  );

  it("no page of another site, by whatever name it calls this computer", async () => {
    const { port } = bench.twilio;
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve) => {
        const headers = { host, "x-emulator": "1" };
        request({ host: "127.0.0.1", port, path: "/emulator/summary", headers }, ({ statusCode }) =>
          resolve(statusCode),
        ).end();
      });
    expect(await status(`127.0.0.1:${port}`)).toBe(200);
    expect(await status(`localhost:${port}`)).toBe(200);
    expect(await status(`attacker.example:${port}`)).toBe(421);
    expect(await status("127.0.0.1")).toBe(421);
  });

  test.each([
    ["not JSON", "{"],
    ["no sender", "{}"],
    ["an unknown field", '{"from":"+15555550142","to":"+15555550100","boddy":"x"}'],
    ["eleven files", JSON.stringify({ from: "+1", to: "+1", media: Array(11).fill({ contentType: "image/png" }) })],
  ])("is told what is wrong, and never hears a text again: %s", async (_, body) => {
    const headers = { "x-emulator": "1" };
    const answer = await fetch(`${bench.twilio.url}/emulator/inbound`, { method: "POST", headers, body });
    expect(answer.status).toBe(400);
    expect((await answer.json()) as unknown).toEqual({ message: expect.any(String) });
  });

  it("nobody at length: a form is 64 KiB at most", async () => {
    const { options, url } = bench.twilio;
    const authorization = `Basic ${btoa(`${options.apiKey}:${options.apiSecret}`)}`;
    const address = `${url}/2010-04-01/Accounts/${options.accountSid}/Messages.json`;
    const answer = await fetch(address, {
      method: "POST",
      headers: { authorization },
      body: `Body=${"x".repeat(70_000)}`,
    });
    expect(answer.status).toBe(413);
  });

  it("holds so many messages and no more, and counts what it forgot", async () => {
    for (let n = 0; n < 8; n += 1) {
      await bench.post("/emulator/inbound", { from: "+15555550142", to: sms, body: String(n), wait: true });
    }
    const kept = (await bench.sdk.messages.list()).map(({ body }) => body);
    expect(kept).toEqual(["7", "6", "5", "4", "3"]);
    expect((await bench.summary()).forgotten).toBe(3);
  });

  it("shows what changed since it was last asked", async () => {
    const ask = async (since: number) =>
      (await bench.get(`/emulator/messages?since=${since}&with=${encodeURIComponent("+15555550142")}`)) as {
        messages: { body: string; acknowledged: boolean; status: string }[];
        next: number;
      };
    await bench.post("/emulator/inbound", { from: "+15555550142", to: sms, body: "one", wait: true });
    const first = await ask(0);
    expect(first.messages).toMatchObject([{ body: "one", acknowledged: true }]);
    expect((await ask(first.next)).messages).toEqual([]);
    await bench.sdk.messages.create({ to: "+15555550142", from: sms, body: "two" });
    await bench.settled();
    expect((await ask(first.next)).messages).toMatchObject([{ body: "two", status: "delivered" }]);
    await bench.post("/emulator/inbound", { from: "+15555550143", to: sms, body: "of somebody else", wait: true });
    expect((await ask(first.next)).messages).toHaveLength(1);
  });
});
