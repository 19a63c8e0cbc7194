import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { allRecords } from "../../bin/proof/all-records.ts";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { until } from "../../bin/proof/until.ts";
import { type RunningCloud, runningCloud } from "../channel/running-cloud.ts";

let channel: RunningCloud;
beforeAll(async () => {
  channel = await runningCloud();
});
afterAll(async () => channel.stop());

const tenMinutes = 600_000;
const records = async () => allRecords(channel.cloud);

/** Twilio takes messages in and calls nobody; it was ten minutes ago. */
const duringAnOutage = async (write: () => Promise<unknown>) => {
  const { twilio } = channel;
  await twilio.faults({ webhookOff: true });
  await twilio.clock(-tenMinutes);
  await write();
  await twilio.clock(tenMinutes);
  await twilio.faults({ reset: true });
};
const answersTo = async (number: string) => (await channel.twilio.outbound()).filter(({ to }) => to === number);

describe("what Twilio holds and we never got", () => {
  test("is taken in once, however often it is looked for, and its writer is answered", async () => {
    const { twilio, sms, cloud } = channel;
    const before = (await records()).size;
    await duringAnOutage(async () => {
      await twilio.write({ from: "+999510000001", to: sms, body: "the pump near the school is broken" });
      await twilio.write({ from: "+999510000002", to: sms, body: "Where is the clinic?" });
    });
    expect((await records()).size).toBe(before);
    await cloud.invoke("reconcile", {});
    await cloud.invoke("reconcile", {});
    expect(await until(async () => (await answersTo("+999510000002")).length > 0, 15_000, 200)).toBe(true);
    expect((await records()).size).toBe(before + 2);
    await twilio.write({ from: "+999510000003", to: sms, body: "the gate is closed", wait: true });
    await until(async () => (await answersTo("+999510000003")).length > 0, 15_000, 200);
    await cloud.invoke("reconcile", {});
    expect((await records()).size).toBe(before + 3);
    expect(await answersTo("+999510000001")).toHaveLength(1);
  });

  test("is taken in whole although Twilio tells us again and again to slow down", async () => {
    const { twilio, whatsapp, cloud } = channel;
    const before = (await records()).size;
    const media = [{ contentType: "image/jpeg" }];
    await duringAnOutage(async () => {
      for (let index = 0; index < 6; index++)
        await twilio.write({ from: `whatsapp:+99951000005${index}`, to: whatsapp, body: "the lamp is out", media });
    });
    await twilio.faults({ readsPerSecond: 3 });
    await cloud.invoke("reconcile", {});
    await twilio.faults({ reset: true });
    expect(await until(async () => (await records()).size === before + 6, 20_000, 200)).toBe(true);
  }, 60_000);

  test("counts from when it was written, and joins the thread of its writer", async () => {
    const { twilio, sms, cloud, as } = channel;
    const from = "+999510000004";
    await duringAnOutage(async () => {
      await twilio.write({ from, to: sms, body: "The soup was cold today" });
      await twilio.write({ from, to: sms, body: "And the bread was old" });
    });
    await cloud.invoke("reconcile", {});
    await until(async () => (await answersTo(from)).length > 0, 15_000, 200);
    const code = /HB[2-9B-Z]{8}/.exec((await answersTo(from))[0]?.body ?? "")?.[0];
    const call = as("accountability_officer");
    const both = async () =>
      ((await call("GET", `/feedback/${code}`)).body as { messages: number; openedAt: string }).messages === 2;
    expect(await until(both, 15_000, 200)).toBe(true);
    const { openedAt } = (await call("GET", `/feedback/${code}`)).body as { openedAt: string };
    expect(Date.now() - Date.parse(openedAt)).toBeGreaterThan(tenMinutes / 2);
  });

  test("is marked where the list cannot hold it: a position goes to a person as incomplete, a picture as itself", async () => {
    const { twilio, whatsapp, cloud, as } = channel;
    const [position, picture] = ["whatsapp:+999510000005", "whatsapp:+999510000006"];
    await duringAnOutage(async () => {
      await twilio.write({ from: position, to: whatsapp, body: "", latitude: "35.1", longitude: "12.7" });
      await twilio.write({ from: picture, to: whatsapp, body: "", media: [{ contentType: "image/jpeg" }] });
    });
    await cloud.invoke("reconcile", {});
    const shown = async (from: string) => {
      await until(async () => (await answersTo(from)).length > 0, 15_000, 200);
      const code = /HB[2-9B-Z]{8}/.exec((await answersTo(from))[0]?.body ?? "")?.[0];
      const call = as("protection_focal_point");
      const { sensitivity } = (await call("GET", `/feedback/${code}`)).body as { sensitivity: string };
      const { items } = (await call("GET", `/feedback/${code}/messages`)).body as { items: Record<string, unknown>[] };
      return { sensitivity, ...items[0] };
    };
    expect(await shown(position)).toMatchObject({
      sensitivity: "to_be_clarified",
      incomplete: true,
      attachments: [],
      why: expect.arrayContaining(["incomplete_by_provider"]),
    });
    expect(await shown(picture)).toMatchObject({ sensitivity: "to_be_clarified", attachments: ["photo"] });
  });

  test("does not undo what its writer said later: a START from before a STOP starts nothing", async () => {
    const { twilio, sms, cloud } = channel;
    const from = "+999510000008";
    await twilio.write({ from, to: sms, body: "the tent is torn", wait: true });
    await until(async () => (await answersTo(from)).length === 1, 15_000, 200);
    const code = /HB[2-9B-Z]{8}/.exec((await answersTo(from))[0]?.body ?? "")?.[0];
    const contact = (await itemsOf(cloud, "records")).find(
      ({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S === "RECORD",
    )?.contact?.S;
    const vault = async () => itemsOf(cloud, "vault");
    const known = async () => (await vault()).find(({ sk, contact: of }) => sk?.S === "CONTACT" && of?.S === contact);
    const isReachable = async () => (await vault()).some(({ pk }) => pk?.S === `CONTACT#${contact}`);
    await twilio.write({ from, to: sms, body: "STOP", wait: true });
    expect(await until(async () => (await known())?.stoppedAt !== undefined, 15_000, 200)).toBe(true);
    expect(await until(async () => !(await isReachable()), 15_000, 200)).toBe(true);
    const messages = async (state: string) =>
      (await itemsOf(cloud, "records")).filter((item) => item.sk?.S === "MESSAGE" && item.state?.S === state).length;
    // The STOP leaves its tombstone last.
    expect(await until(async () => (await messages("received")) === 0, 30_000, 200)).toBe(true);
    const before = await messages("deleted");
    await duringAnOutage(async () => twilio.write({ from, to: sms, body: "START" }));
    await cloud.invoke("reconcile", {});
    expect(await until(async () => (await messages("deleted")) === before + 1, 30_000, 200)).toBe(true);
    expect((await known())?.stoppedAt).toBeDefined();
    expect(await isReachable()).toBe(false);
  });

  test("a report that never came is asked for", async () => {
    const { twilio, sms, cloud } = channel;
    const from = "+999510000007";
    await twilio.faults({ callbacksLate: [60_000, 60_000] });
    await twilio.write({ from, to: sms, body: "the shower has no door", wait: true });
    const reply = async () => {
      const code = /HB[2-9B-Z]{8}/.exec((await answersTo(from))[0]?.body ?? "")?.[0];
      const all = await itemsOf(cloud, "records");
      return all.find(({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S?.startsWith("REPLY#"));
    };
    expect(await until(async () => (await reply())?.state?.S === "sent", 15_000, 200)).toBe(true);
    const sent = await reply();
    await cloud.clients.database.send(
      new UpdateItemCommand({
        TableName: cloud.tables.find(({ id }) => id.startsWith("Records"))?.name,
        Key: { pk: sent?.pk ?? { S: "" }, sk: sent?.sk ?? { S: "" } },
        UpdateExpression: "SET outboxAt = :longAgo",
        ExpressionAttributeValues: { ":longAgo": { S: new Date(Date.now() - 6 * tenMinutes).toISOString() } },
      }),
    );
    await until(async () => (await answersTo(from))[0]?.status === "delivered", 15_000, 100);
    await cloud.invoke("reconcile", {});
    await twilio.faults({ reset: true });
    expect((await reply())?.state?.S).toBe("delivered");
    // It had its last report: now the copy at the provider is to go.
    expect((await reply())?.outboxShard?.S).toMatch(/^PROVIDER#/);
  });
});
