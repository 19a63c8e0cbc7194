import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { type Item, itemsOf } from "../../bin/proof/items-of.ts";
import { daysAgo, reconciledUntilNow, silentFor } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import type { RunningCloud } from "../channel/running-cloud.ts";

const report = "a volunteer told my sister to come to his room at night if she wants to be on the food list";
const question = "Where can I get a blanket?";
const named = "my name is Zorvan Meltik and the tap is broken";
const tenMinutes = 600_000;
const danger = "I want to kill myself";

/** Makes every function do all that it does, once. */
export const everything = async (channel: RunningCloud): Promise<void> => {
  await focalPointHasPhone(channel);
  await peopleWrite(channel);
  await deletedMessageComesAgain(channel);
  await officersWork(channel);
  await answersWait(channel);
  await sweepFindsAll(channel);
  await reconcileFindsAll(channel);
  await peopleStopAndDelete(channel);
  await whatIsOverGoes(channel);
  await managersRead(channel);
  await digestsGoAndStop(channel);
  await overdueIsRemindedOf(channel);
};

/** A digest looked at and mailed to oneself, a subscription, a bulletin, and harm that is released. */
const managersRead = async (channel: RunningCloud): Promise<void> => {
  const programme = channel.cloud.deployment?.programmes[0];
  const [manager, officer] = [channel.as("manager"), channel.as("accountability_officer")];
  mustBeWell(await manager("GET", `/digests/${programme?.id}`), "preview");
  mustBeWell(await manager("POST", `/digests/${programme?.id}/test`, {}), "test mail");
  const own = await manager("GET", "/subscriptions");
  const mine = (own.body as { items: readonly { version: number }[] }).items[0];
  const wanted = { language: "fr", frequency: "weekly" };
  const seen = mine?.version ? `"${mine.version}"` : undefined;
  mustBeWell(await manager("PUT", `/subscriptions/${programme?.id}`, wanted, seen), "subscription");
  const texts = { en: { said: "The tap is broken.", did: "It was mended." } };
  mustBeWell(await officer("POST", `/programmes/${programme?.id}/bulletins`, { topic: "wash", texts }), "bulletin");
  const protection = channel.as("protection_focal_point");
  mustBeWell(await protection("PUT", "/harm-figures/TN/2026-Q1"), "release");
};

/** A digest to everybody, the link in it that stops it, a page for everybody, and a mail that comes back. */
const digestsGoAndStop = async ({ cloud }: RunningCloud): Promise<void> => {
  const programme = cloud.deployment?.programmes[0]?.id ?? "";
  await cloud.invoke("weekly-digest", { programme });
  const { mails } = (await (await fetch(`${cloud.mailbox}/mails.json`)).json()) as {
    mails: { id: string; subject: string }[];
  };
  const digest = mails.find(({ subject }) => subject.includes("semaine"));
  const page = await (await fetch(`${cloud.mailbox}/mail/${digest?.id}`)).text();
  const [, token] = /unsubscribe\/([\w.-]{20,400})/.exec(page) ?? [];
  mustBeWell(await fetch(`${cloud.url}/unsubscribe/${token}`, { method: "POST" }), "stop");
  mustBeWell(await fetch(`${cloud.url}/news/${programme}/fr`), "news");
  const tags = { programme: [programme], subscription: ["nobody"] };
  const detail = { eventType: "Complaint", mail: { tags } };
  await cloud.invoke("mail-events", { time: new Date().toISOString(), detail });
};

const answersTo = async ({ twilio }: RunningCloud, number: string) =>
  (await twilio.outbound()).filter(({ to }) => to === number);

const write = async (channel: RunningCloud, from: string, body: string): Promise<string> => {
  await channel.twilio.write({ from, to: channel.sms, body, wait: true });
  await mustHappen(`answer to ${body}`, async () => (await answersTo(channel, from)).length > 0);
  return /HB[2-9B-Z]{8}/.exec((await answersTo(channel, from)).at(-1)?.body ?? "")?.[0] ?? "";
};

/** Of danger people on duty are told by SMS too. */
const focalPointHasPhone = async (channel: RunningCloud): Promise<void> => {
  const call = channel.as("administrator");
  const { items } = (await call("GET", "/people")).body as {
    items: readonly ({ id: string; version: number } & Record<string, unknown>)[];
  };
  for (const { id, version, ...person } of items)
    mustBeWell(await call("PUT", `/people/${id}`, { ...person, phone: "+15550177" }, `"${version}"`), "person");
};

/** Feedback, a complaint and danger; a name to be sealed; a second message that joins; mails to those on duty. */
const peopleWrite = async (channel: RunningCloud): Promise<void> => {
  await write(channel, "+999510000001", named);
  await write(channel, "+999510000002", report);
  await write(channel, "+999510000003", danger);
  await channel.twilio.write({ from: "+999510000001", to: channel.sms, body: "it is still broken", wait: true });
  await write(channel, "+999510000013", report.padEnd(153, "!"));
  await channel.twilio.write({ from: "+999510000013", to: channel.sms, body: "and the soup was cold", wait: true });
  const mailed = async () =>
    (await (await fetch(`${channel.cloud.mailbox}/mails.json`)).json()) as { mails: unknown[] };
  await mustHappen("mail", async () => (await mailed()).mails.length >= 2);
};

/** Where a tombstone stands a message must leave no trace: what receive sealed of it is dropped. */
const deletedMessageComesAgain = async ({ cloud, twilio, sms }: RunningCloud): Promise<void> => {
  const fields = { MessageSid: `SM${"5".repeat(32)}`, SmsMessageSid: null, SmsSid: null };
  const message = { from: "+999510000004", to: sms, body: "the lamp is out", wait: true, fields };
  const messages = async () => (await itemsOf(cloud, "records")).filter(({ sk }) => sk?.S === "MESSAGE");
  const before = new Set((await messages()).map(({ pk }) => pk?.S));
  await twilio.write(message);
  const tombstone = (await messages()).find(({ pk }) => !before.has(pk?.S));
  await change(cloud, tombstone, "state", "deleted");
  // The provider's copy was erased, and with it what the vault knew of it.
  const Key = { pk: tombstone?.pk ?? { S: "" }, sk: { S: "SEALED" } };
  await cloud.clients.database.send(new DeleteItemCommand({ TableName: tableOf(cloud, "Vault"), Key }));
  await twilio.write(message);
};

/** What Twilio holds and we never got, of every track, and a report that never came. */
const reconcileFindsAll = async (channel: RunningCloud): Promise<void> => {
  const { cloud, twilio, sms } = channel;
  await twilio.faults({ callbacksLate: [60_000, 60_000] });
  const from = "+999510000007";
  await twilio.write({ from, to: sms, body: "the shower has no door", wait: true });
  const reply = async () => {
    const sent = new Set((await twilio.sentTo(from)).map(({ sid }) => sid));
    return (await itemsOf(cloud, "records")).find(
      ({ sk, providerId }) => sk?.S?.startsWith("REPLY#") && sent.has(providerId?.S ?? ""),
    );
  };
  await mustHappen("sent", async () => (await reply()) !== undefined);
  await change(cloud, await reply(), "outboxAt", new Date(Date.now() - 6 * tenMinutes).toISOString());
  await mustHappen("delivery", async () =>
    (await twilio.outbound()).some(({ to, status }) => to === from && status === "delivered"),
  );
  await twilio.faults({ reset: true, webhookOff: true });
  await twilio.clock(-tenMinutes);
  const missed = [named, question, report, danger].map((body, at) => ({ from: `+99951000001${at}`, body }));
  for (const { from: writer, body } of missed) await twilio.write({ from: writer, to: sms, body });
  await twilio.clock(tenMinutes);
  await twilio.faults({ reset: true });
  await cloud.invoke("reconcile", {});
  // What is refused later on must not be one of these answers, still on its way.
  for (const { from: writer } of missed)
    await mustHappen("answer to what was missed", async () => (await answersTo(channel, writer)).length > 0);
};

/** Every route of the API by somebody who may, and a disclosure. */
const officersWork = async (channel: RunningCloud): Promise<void> => {
  const officer = channel.as("accountability_officer");
  const { next: before } = (await officer("GET", "/events")).body as { readonly next: string };
  const code = await write(channel, "+999510000005", question);
  const change = async (method: string, path: string, body?: unknown) => {
    const { etag } = await officer("GET", `/feedback/${code}`);
    mustBeWell(await officer(method, `/feedback/${code}/${path}`, body, etag), path);
  };
  mustBeWell(await officer("GET", "/me"), "me");
  mustBeWell(await officer("GET", "/feedback?limit=5"), "queue");
  await change("PUT", "assignment");
  mustBeWell(await officer("POST", `/feedback/${code}/replies`, { text: "At the blue tent." }), "reply");
  await change("PUT", "status", { status: "action_taken" });
  await change("DELETE", "assignment");
  await change("PUT", "assignment");
  await change("POST", "close");
  await change("POST", "reopen");
  mustBeWell(await officer("GET", `/events?cursor=${before}`), "events");
  for (const list of ["messages", "replies"]) mustBeWell(await officer("GET", `/feedback/${code}/${list}`), list);
  const [programme] = channel.cloud.deployment?.programmes ?? [];
  for (const text of [named, report])
    mustBeWell(await officer("POST", "/feedback", { programme: programme?.id, origin: "walk_in", text }), "walk-in");
  mustBeWell(await channel.as("supervisor")("GET", `/feedback/${code}/audit`), "audit of a record");
  await strangerIsRefused(channel);
  await channel.cloud.invoke("sign-audit", {});
  const administrator = channel.as("administrator");
  for (const list of ["/people", "/duty"]) mustBeWell(await administrator("GET", list), list);
  await focalPointsOpen(channel);
};

/** A token that is none of ours, which the door refuses and somebody enters. */
const strangerIsRefused = async ({ cloud }: RunningCloud): Promise<void> => {
  await fetch(`${cloud.url}/me`, { headers: { authorization: "Bearer of bad tidings" } });
  await mustHappen("entry", async () =>
    (await itemsOf(cloud, "audit")).some(({ action }) => action?.S === "refuse_token"),
  );
};

/** Words, a name behind broken glass and its review, one that is not needed, and the number of somebody in danger. */
const focalPointsOpen = async (channel: RunningCloud): Promise<void> => {
  const integrity = channel.as("integrity_focal_point");
  const secret = await write(channel, "+999510000006", `${report}, ${named}`);
  const path = `/feedback/${secret}`;
  mustBeWell(await integrity("POST", `${path}/disclosure`), "disclosure");
  const glass = await integrity("POST", `${path}/break-glass`, { reason: "She has to be called back" });
  mustBeWell(glass, "break-glass");
  mustBeWell(await integrity("POST", `${path}/identifiers/1/open`, { purpose: "call" }), "open");
  const destroy = async (reference: string) => {
    const { etag } = await integrity("GET", `/feedback/${reference}`);
    const taken = await integrity("PUT", `/feedback/${reference}/assignment`, undefined, etag);
    mustBeWell(await integrity("DELETE", `/feedback/${reference}/identifiers/1`, undefined, taken.etag), "destroy");
  };
  await destroy(secret);
  const { id, second } = glass.body as { id: string; second: string };
  const { id: supervisor = "" } = channel.cloud.logins.find(({ role }) => role === "supervisor") ?? {};
  if (second === supervisor) throw new Error("Somebody of the same programme was told.");
  const picture = { from: "+999510000009", to: channel.sms, body: "", media: [{ contentType: "image/jpeg" }] };
  await channel.twilio.write({ ...picture, wait: true });
  await mustHappen("picture", async () => (await answersTo(channel, picture.from)).length > 0);
  const shown = /HB[2-9B-Z]{8}/.exec((await answersTo(channel, picture.from)).at(-1)?.body ?? "")?.[0] ?? "";
  const opening = async () => integrity("POST", `/feedback/${shown}/identifiers/1/open`, { purpose: "clarify" });
  await mustHappen("file", async () => (await opening()).status === 200);
  const { file } = (await opening()).body as { file: { link: string } };
  mustBeWell(await integrity("GET", `/feedback/${shown}/files/${file.link}`), "file");
  await destroy(shown);
  const both = await write(channel, "+999510000008", `${danger}. ${report}`);
  const seen = await channel.as("protection_focal_point")("GET", `/feedback/${both}`);
  if (seen.status === 200)
    mustBeWell(await channel.as("protection_focal_point")("POST", `/feedback/${both}/danger`), "danger");
  mustBeWell(await reviewedBySomebodyElse(channel, secret, id), "review");
  await answersAndLowers(channel, secret);
};

/** An answer to somebody whom it harms no more, sealed and opened; then the words stand open again. */
const answersAndLowers = async (channel: RunningCloud, code: string): Promise<void> => {
  const integrity = channel.as("integrity_focal_point");
  const path = `/feedback/${code}`;
  const put = async (what: string, body: unknown) => {
    const { etag } = await integrity("GET", path);
    mustBeWell(await integrity("PUT", `${path}/${what}`, body, etag), what);
  };
  await put("safe-contact", { safeContact: "text" });
  const text = "Come to the clinic at noon.";
  mustBeWell(await integrity("POST", `${path}/replies`, { text }), "sealed reply");
  await mustHappen("sealed reply", async () => (await channel.twilio.outbound()).some(({ body }) => body === text));
  mustBeWell(await integrity("POST", `${path}/disclosure`), "disclosure of an answer");
  await put("sensitivity", { sensitivity: "non_sensitive", reason: "An exercise, as it turned out" });
  mustBeWell(await integrity("POST", `${path}/disclosure`), "words put back");
};

/** The outside person was told and has no login: a second focal point of the track enters what was found. */
const reviewedBySomebodyElse = async ({ as, cloud }: RunningCloud, code: string, glass: string) => {
  const Key = { pk: { S: `RECORD#${code}` }, sk: { S: `GLASS#${glass}` } };
  const { id = "" } = cloud.logins.find(({ role }) => role === "supervisor") ?? {};
  await cloud.clients.database.send(
    new UpdateItemCommand({
      TableName: tableOf(cloud, "Records"),
      Key,
      UpdateExpression: "SET #second = :second",
      ExpressionAttributeNames: { "#second": "second" },
      ExpressionAttributeValues: { ":second": { S: id } },
    }),
  );
  return as("supervisor")("PUT", `/feedback/${code}/break-glass/${glass}/review`, { finding: "justified" });
};

/** WhatsApp's 24 hours are over, by our clock and by the provider's alone: an answer waits for READ. */
const answersWait = async (channel: RunningCloud): Promise<void> => {
  const { twilio, whatsapp } = channel;
  const from = "whatsapp:+999510000024";
  await twilio.write({ from, to: whatsapp, body: question, wait: true });
  const heard = async () => (await twilio.sentTo(from)).map(({ body }) => body);
  await mustHappen("acknowledgement", async () => (await heard()).length > 0);
  const code = /HB[2-9B-Z]{8}/.exec((await heard())[0] ?? "")?.[0] ?? "";
  const reply = async () =>
    channel.as("accountability_officer")("POST", `/feedback/${code}/replies`, { text: "At the blue tent." });
  await silentFor(channel.cloud, code, 25);
  mustBeWell(await reply(), "reply");
  await mustHappen("notice", async () => (await heard()).length > 1);
  await twilio.write({ from, to: whatsapp, body: "READ", wait: true });
  await mustHappen("answer", async () => (await heard()).includes("At the blue tent."));
  await twilio.clock(25 * 3_600_000);
  mustBeWell(await reply(), "reply");
  const waits = async () =>
    JSON.stringify((await itemsOf(channel.cloud, "records")).map(({ waits: it }) => it)).includes("true");
  await mustHappen("refusal", waits);
  await twilio.clock(-25 * 3_600_000);
};

/** STOP by word and by the provider's refusal, START, and a deletion that is asked for twice. */
const peopleStopAndDelete = async (channel: RunningCloud): Promise<void> => {
  const { cloud, twilio, sms } = channel;
  const officer = channel.as("accountability_officer");
  const addresses = async () =>
    (await itemsOf(cloud, "vault")).filter(({ sk }) => sk?.S?.startsWith("ADDRESS#")).length;
  const fewer = async (what: string, act: () => Promise<unknown>) => {
    const before = await addresses();
    await act();
    await mustHappen(what, async () => (await addresses()) < before);
  };
  const say = async (from: string, body: string) => twilio.write({ from, to: sms, body, wait: true });
  await write(channel, "+999510000020", question);
  await fewer("stop", async () => say("+999510000020", "STOP"));
  await say("+999510000020", "START");
  const refused = await write(channel, "+999510000021", question);
  await twilio.faults({ sendFails: { code: 21610, times: 1 } });
  await fewer("mirror", async () => officer("POST", `/feedback/${refused}/replies`, { text: "At the blue tent." }));
  const deleted = await write(channel, "+999510000022", named);
  await say("+999510000022", `DELETE ${deleted}`);
  await mustHappen("question", async () => (await answersTo(channel, "+999510000022")).length > 1);
  await fewer("deletion", async () => say("+999510000022", `DELETE ${deleted}`));
};

/** A record whose time has come, a hold that ends, and the copies at the provider. */
const whatIsOverGoes = async (channel: RunningCloud): Promise<void> => {
  const { cloud } = channel;
  const code = await write(channel, "+999510000023", named);
  const officer = channel.as("accountability_officer");
  const supervisor = channel.as("supervisor");
  const { etag } = await officer("GET", `/feedback/${code}`);
  const closed = await officer("POST", `/feedback/${code}/close`, undefined, etag);
  const hold = { reason: "investigation", reviewAt: new Date().toISOString() };
  const held = await supervisor("PUT", `/feedback/${code}/hold`, hold, closed.etag);
  mustBeWell(await supervisor("DELETE", `/feedback/${code}/hold`, undefined, held.etag), "hold");
  await daysAgo(cloud, code, 91);
  const isItsReply = ({ pk, sk }: Item) => pk?.S === `RECORD#${code}` && sk?.S?.startsWith("REPLY#");
  // Not until Twilio is at rest: it still holds the reports that reconcile did not wait for.
  await mustHappen("report", async () => (await itemsOf(cloud, "records")).find(isItsReply)?.state?.S === "delivered");
  await reconciledUntilNow(cloud);
  await cloud.invoke("erase", {});
  await cloud.invoke("erase", {});
};

/** A working day in some weeks, when nothing that was written today has been answered. */
const overdueIsRemindedOf = async ({ cloud }: RunningCloud): Promise<void> => {
  const wednesday = new Date(Date.now() + 42 * 86_400_000);
  wednesday.setUTCDate(wednesday.getUTCDate() + ((10 - wednesday.getUTCDay()) % 7));
  await cloud.invoke("remind", { at: `${wednesday.toISOString().slice(0, 10)}T10:00:00Z` });
};

/** Something of every queue that has waited in the outbox for an hour. */
const sweepFindsAll = async ({ cloud }: RunningCloud): Promise<void> => {
  const since = new Date(Date.now() - 3_600_000).toISOString();
  for (const queue of ["feedback", "complaint", "protection", "replies", "notices", "media"]) {
    const Item = {
      pk: { S: `LEFT#${queue}` },
      sk: { S: "LEFT#behind" },
      outboxShard: { S: "OUTBOX#00" },
      outboxAt: { S: `${since}#${queue}` },
    };
    await cloud.clients.database.send(new PutItemCommand({ TableName: tableOf(cloud, "Records"), Item }));
  }
  await cloud.invoke("sweep", {});
};

const change = async (
  cloud: RunningCloud["cloud"],
  item: Item | undefined,
  attribute: string,
  value: string,
): Promise<void> => {
  await cloud.clients.database.send(
    new UpdateItemCommand({
      TableName: tableOf(cloud, "Records"),
      Key: { pk: item?.pk ?? { S: "" }, sk: item?.sk ?? { S: "" } },
      UpdateExpression: "SET #attribute = :value",
      ExpressionAttributeNames: { "#attribute": attribute },
      ExpressionAttributeValues: { ":value": { S: value } },
    }),
  );
};

const tableOf = ({ tables }: RunningCloud["cloud"], id: string): string =>
  tables.find((table) => table.id.startsWith(id))?.name ?? "";

const mustHappen = async (what: string, happens: () => Promise<boolean>): Promise<void> => {
  if (!(await until(happens, 30_000, 200))) throw new Error(`It did not happen: ${what}`);
};

const mustBeWell = ({ status }: { readonly status: number }, what: string): void => {
  if (status >= 300) throw new Error(`${what} was answered ${status}`);
};
