import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { until } from "../../bin/proof/until.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
  await call("accountability_officer", { name: "Jorvan Telmarik", knownAs: ["Speckle"] });
  await call("integrity_focal_point", { name: "Belisar Quandaro", knownAs: ["volunteer block Q"] });
});
afterAll(async () => channel.stop());

/** Enters how somebody is called, as an administrator would. */
const call = async (role: Role, told: Readonly<Record<string, unknown>>): Promise<void> => {
  const administrator = channel.as("administrator");
  const { items } = (await administrator("GET", "/people")).body as { items: { id: string; version: number }[] };
  const { id, version, ...person } = items.find((each) => each.id === idOf(role)) ?? { id: "", version: 0 };
  const entered = await administrator("PUT", `/people/${id}`, { ...person, ...told }, `"${version}"`);
  expect(entered.status).toBe(200);
};
const idOf = (role: Role) => channel.cloud.logins.find((login) => login.role === role)?.id ?? "";

const write = async (from: string, body: string): Promise<string> => {
  await channel.twilio.write({ from, to: channel.sms, body, wait: true });
  const answer = async () => (await channel.twilio.outbound()).find(({ to }) => to === from)?.body;
  expect(await until(async () => (await answer()) !== undefined, 60_000, 100)).toBe(true);
  return /HB[2-9B-Z]{8}/.exec((await answer()) ?? "")?.[0] ?? "";
};
const mailsOf = async (code: string): Promise<readonly string[]> => {
  const { mails } = (await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json()) as { mails: unknown[] };
  return mails.map((mail) => JSON.stringify(mail)).filter((mail) => mail.includes(code));
};

describe("somebody whom a message names", () => {
  test("never learns that its record is there, and everybody else works on it", async () => {
    const code = await write("+999570000001", "a man called Jorvan said come at ten. Where can I get a blanket?");
    const officer = channel.as("accountability_officer");
    const supervisor = channel.as("supervisor");
    for (const path of [`/feedback/${code}`, `/feedback/${code}/messages`, `/feedback/${code}/identifiers`])
      expect((await officer("GET", path)).status, path).toBe(404);
    const lists = ["/feedback?limit=100&facets=true", "/feedback?limit=100&text=blanket", "/quality"];
    for (const path of lists) expect(JSON.stringify((await officer("GET", path)).body), path).not.toContain(code);
    const { facets } = (await officer("GET", lists[0] ?? "")).body as { facets: { of: number } };
    expect(facets.of).toBe(0);
    expect((await supervisor("GET", `/feedback/${code}`)).body).toMatchObject({
      concerned: [idOf("accountability_officer")],
      assignee: null,
    });
    const { etag } = await supervisor("GET", `/feedback/${code}`);
    const given = { assignee: idOf("accountability_officer") };
    expect((await supervisor("PUT", `/feedback/${code}/assignment`, given, etag)).status).toBe(422);
  });

  test("loses a record of theirs when a later message names them", async () => {
    const from = "+999570000002";
    const code = await write(from, "The lamp at the washroom is broken");
    const officer = channel.as("accountability_officer");
    const { etag } = await officer("GET", `/feedback/${code}`);
    expect((await officer("PUT", `/feedback/${code}/assignment`, {}, etag)).status).toBe(200);
    await channel.twilio.write({ from, to: channel.sms, body: "speckle broke it", wait: true });
    const gone = async () => (await officer("GET", `/feedback/${code}`)).status === 404;
    expect(await until(gone, 60_000, 100)).toBe(true);
    expect((await channel.as("supervisor")("GET", `/feedback/${code}`)).body).toMatchObject({ assignee: null });
  });

  test("is not told of it, not even on duty: the outside recipient is, where nobody else may read it", async () => {
    const code = await write(
      "+999570000003",
      "a volunteer at block Q told my sister to come to his room at night if she wants to be on the food list",
    );
    expect((await channel.as("integrity_focal_point")("GET", `/feedback/${code}`)).status).toBe(404);
    expect((await channel.as("integrity_focal_point")("POST", `/feedback/${code}/disclosure`)).status).toBe(404);
    const told = async () => (await mailsOf(code)).some((mail) => mail.includes("outside.recipient@example.net"));
    expect(await until(told, 60_000, 100)).toBe(true);
    expect((await mailsOf(code)).join()).not.toContain("integrity_focal_point@");
  });

  test("stands on it by an id alone: what was said is nowhere but in the directory", async () => {
    const items = await itemsOf(channel.cloud, "records");
    const elsewhere = items.filter(({ pk }) => pk?.S !== "PEOPLE" && pk?.S !== "NAMES");
    expect(JSON.stringify(elsewhere)).not.toMatch(/jorvan|telmarik|quandaro/i);
    const received = items.filter(({ sk }) => sk?.S === "MESSAGE" || sk?.S?.startsWith("MESSAGE#"));
    expect(received.length).toBeGreaterThan(3);
    expect(received.filter(({ concerned }) => concerned !== undefined)).toEqual([]);
    const names = items.filter(({ pk }) => pk?.S === "NAMES");
    expect([...new Set(names.flatMap((item) => Object.keys(item)))].sort()).toEqual([
      "id",
      "names",
      "pk",
      "schema",
      "sk",
    ]);
  });
});
