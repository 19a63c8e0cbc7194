import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

const examine = async (...args: string[]) => {
  const ran = promisify(execFile)(process.execPath, ["bin/doctor.ts", "--data", channel.cloud.dataDir, ...args]);
  const well = ran.then(({ stdout }) => ({ stdout, code: 0 }));
  const { stdout, code } = await well.catch((error) => error as { stdout: string; code: number });
  return { code, lines: stdout.trim().split("\n") };
};
const failed = (lines: readonly string[]) => lines.filter((line) => line.startsWith("fail"));

const setWebhook = async (webhook: { url: string; fallbackUrl: string | null }) => {
  const headers = { "x-emulator": "1", "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(webhook) };
  expect((await fetch(`${channel.cloud.twilio}/emulator/webhook`, init)).status).toBe(200);
};

describe("the local system", () => {
  test("is found to be well, door, numbers, senders, mail and roster", async () => {
    const { code, lines } = await examine();
    expect(failed(lines)).toEqual([]);
    expect(code).toBe(0);
    for (const line of [
      `ok    The channel answers at ${channel.cloud.url}, and refuses what is not signed`,
      "ok    SMS +15550100: messages come to us, and are tried again",
      "ok    WhatsApp +15550101: messages come to us, and are tried again",
      "ok    Mail: example.org is verified",
      "ok    Roster of northern-route: somebody is on duty for every class",
    ])
      expect(lines).toContain(line);
  });

  test("is examined without a word of its secrets, or of its people", async () => {
    const text = (await examine()).lines.join("\n");
    const secrets = ["twilio.json", "secrets.json", "logins.json"].map((file) =>
      JSON.parse(readFileSync(`${channel.cloud.dataDir}/${file}`, "utf8")),
    );
    const values = JSON.stringify(secrets).match(/[\w+/@.-]{16,}/g) ?? [];
    expect(values.length).toBeGreaterThan(5);
    for (const value of values) expect(text).not.toContain(value);
  });

  test("whose webhook leads elsewhere fails, and is well again with a fallback besides", async () => {
    const ours = `${channel.cloud.url}/twilio/messages#rc=5&rp=all`;
    await setWebhook({ url: ours.replace("#rc=5&rp=all", ""), fallbackUrl: null });
    const { code, lines } = await examine();
    expect(code).toBe(1);
    expect(failed(lines)).toHaveLength(4);
    expect(failed(lines)[0]).toContain(ours);
    await setWebhook({ url: ours, fallbackUrl: ours.split("#")[0] ?? "" });
    const after = await examine();
    expect(after.code).toBe(0);
    expect(after.lines).toContain("ok    SMS +15550100: there is a fallback");
  });

  test("without anybody on duty fails, and says for which classes", async () => {
    const call = channel.as("administrator");
    const { body, etag } = await call("GET", "/duty");
    const emptied = await call("PUT", "/duty", { watches: [] }, etag);
    const { code, lines } = await examine();
    const { watches } = body as { watches: unknown[] };
    expect((await call("PUT", "/duty", { watches }, emptied.etag)).status).toBe(200);
    expect(code).toBe(1);
    expect(failed(lines)).toHaveLength(2);
    expect(failed(lines)[0]).toMatch(/^fail {2}Roster of northern-route: nobody on duty for sea, .*life_threat: /);
  });
});
