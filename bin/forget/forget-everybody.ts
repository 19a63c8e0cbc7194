import { join } from "node:path";
import { apiAs } from "../../local/api-client.ts";
import type { Cloud } from "../../local/cloud.ts";
import { sign } from "../../local/twilio/sign.ts";
import { twilioCredentials } from "../../local/twilio-credentials.ts";
import { itemsOf } from "../proof/items-of.ts";
import { daysAgo, nothingReconciled, reconciledUntilNow } from "../proof/time-travel.ts";
import { twilioAt } from "../proof/twilio.ts";
import { until } from "../proof/until.ts";
import type { Person } from "./people.ts";

const patienceMs = 60_000;

/** Everybody is forgotten in their own way; then the webhook is revived and a reconciliation looks back a day. */
export const forgetEverybody = async (cloud: Cloud, people: readonly Person[]): Promise<void> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const of = (way: Person["way"]) => people.filter((person) => person.way === way);
  for (const person of of("stop")) await say(cloud, person, "STOP");
  for (const person of of("time")) await closedLongAgo(cloud, person);
  // One word from one telephone forgets both of its channels: only the SMS side asks.
  for (const person of of("delete").filter(({ from }) => from.startsWith("+"))) await deleteTwice(cloud, person);
  await until(async () => !(await hasWords(cloud, of("delete"))), patienceMs);
  await cloud.invoke("erase", {});

  for (const person of [...of("delete"), ...of("time")]) {
    await revive(cloud, person);
  }
  await nothingReconciled(cloud);
  await cloud.invoke("reconcile", {});
  await until(async () => (await twilio.summary()).settled, patienceMs);
  await reconciledUntilNow(cloud);
  for (let times = 0; times < 2; times++) await cloud.invoke("erase", {});
};

/** Twilio delivers once more what it delivered long ago, signed as then. */
const revive = async (cloud: Cloud, { from, to, body, sid }: Person): Promise<void> => {
  const { authToken } = twilioCredentials(join(cloud.dataDir, "twilio.json"));
  const url = `${cloud.url}/twilio/messages`;
  const AccountSid = cloud.deployment?.accountSid ?? "";
  const form = new URLSearchParams({ MessageSid: sid, AccountSid, From: from, To: to, Body: body, NumMedia: "0" });
  const headers = { "x-twilio-signature": sign(authToken, url, form) };
  const { status } = await fetch(url, { method: "POST", body: form, headers });
  if (status !== 200) throw new Error(`The revived webhook was answered ${status}.`);
};

const say = async (cloud: Cloud, { from, to }: Person, body: string): Promise<void> => {
  await twilioAt(cloud.twilio ?? "").write({ from, to, body, wait: true });
};

const deleteTwice = async (cloud: Cloud, person: Person): Promise<void> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const answers = async () => (await twilio.outbound()).filter(({ to }) => to === person.from).length;
  const before = await answers();
  await say(cloud, person, `DELETE ${person.code}`);
  await until(async () => (await answers()) > before, patienceMs);
  await say(cloud, person, `DELETE ${person.code}`);
};

const closedLongAgo = async (cloud: Cloud, { role, code }: Person): Promise<void> => {
  const call = apiAs(cloud, role);
  const { etag } = await call("GET", `/feedback/${code}`);
  const { status } = await call("POST", `/feedback/${code}/close`, undefined, etag);
  if (status !== 200) throw new Error(`Closing was answered ${status}.`);
  await daysAgo(cloud, code, 100);
};

const hasWords = async (cloud: Cloud, people: readonly Person[]): Promise<boolean> => {
  const records = await itemsOf(cloud, "records");
  return people.some(({ code }) =>
    records.some(({ pk, sk }) => pk?.S === `RECORD#${code}` && sk?.S?.startsWith("MESSAGE#")),
  );
};
