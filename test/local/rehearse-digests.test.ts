import { afterAll, beforeAll, expect, test } from "vitest";
import { until } from "../../bin/proof/until.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

type Mail = { readonly id: string; readonly to: readonly string[]; readonly subject: string };
const managers = ["manager.north@example.org", "manager.harbour@example.org"];
const digests = async (): Promise<readonly Mail[]> => {
  const { mails } = (await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json()) as { mails: readonly Mail[] };
  return mails.filter(({ to }) => to.some((address) => managers.includes(address)));
};
const press = async (origin: string) =>
  fetch(`${channel.cloud.mailbox}/digests`, { method: "POST", headers: { origin }, redirect: "manual" });

test("on the mailbox's button every manager gets the digest of this week, as often as it is pressed", async () => {
  expect(await (await fetch(channel.cloud.mailbox)).text()).toContain("As if it were Monday");
  for (let person = 0; person < 6; person++)
    await channel.twilio.write({
      from: `+9995800000${person}0`,
      to: channel.sms,
      body: "The soup is cold",
      wait: true,
    });
  await until(async () => (await channel.twilio.summary()).settled, 20_000, 100);
  expect((await press(channel.cloud.mailbox)).status).toBe(303);
  const first = await digests();
  expect(new Set(first.flatMap(({ to }) => to))).toEqual(new Set(managers));
  const [north] = first.filter(({ to }) => to.includes(managers[0] ?? ""));
  expect(await (await fetch(`${channel.cloud.mailbox}/mail/${north?.id}`)).text()).toMatch(/\b6\b/);
  expect((await press(channel.cloud.mailbox)).status).toBe(303);
  expect(await digests()).toHaveLength(2 * first.length);
  const list = await (await fetch(channel.cloud.mailbox)).text();
  expect(list).toContain("Digest, to");
}, 60_000);

test("a page elsewhere in the browser cannot press it", async () => {
  const before = (await digests()).length;
  expect((await press("http://elsewhere.example")).status).toBe(403);
  expect(await digests()).toHaveLength(before);
});
