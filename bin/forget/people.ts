import type { Role } from "../../functions/domain/feedback/roles.ts";
import type { Cloud } from "../../local/cloud.ts";
import { allRecords } from "../proof/all-records.ts";
import { type Item, itemsOf } from "../proof/items-of.ts";
import { twilioAt } from "../proof/twilio.ts";
import { until } from "../proof/until.ts";

/** How somebody is forgotten: by asking, by stopping (the address alone), by time. */
export type Way = "delete" | "stop" | "time";
export type Planted = { readonly what: string; readonly value: string };
export type Person = {
  readonly id: string;
  readonly way: Way;
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly sid: string;
  readonly code: string;
  /** Who may work on the record. */
  readonly role: Role;
  /** What must not be found anywhere afterwards. */
  readonly planted: readonly Planted[];
};

const words = [
  "quellwort",
  "brunnkress",
  "wegwarten",
  "sumpfdotter",
  "hainbuche",
  "eberesche",
  "faulbaum",
  "schlehdorn",
];
const ways: readonly Way[] = ["delete", "delete", "stop", "time"];
const tenMinutes = 600_000;

/** Invented people who write ordinary and sensitive things, by SMS and WhatsApp; one telephone writes on both. */
export const peopleWho = async (cloud: Cloud): Promise<readonly Person[]> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const [sms = "", whatsapp = ""] = cloud.deployment?.programmes[0]?.numbers ?? [];
  const people: Person[] = [];
  // To the provider it was ten minutes ago: so that a reconciliation has to tell what was here from what was not.
  await twilio.clock(-tenMinutes);
  for (const [index, word] of words.entries()) {
    const number = `+9995400${String(10_000 + index - (index % 4 === 1 ? 1 : 0))}`;
    const isWhatsApp = index % 2 === 1;
    const from = isWhatsApp ? `whatsapp:${number}` : number;
    const to = isWhatsApp ? whatsapp : sms;
    const email = `${word}@example.org`;
    const sensitive = index === 7 ? " A volunteer asked my sister to come to his room at night." : "";
    const body = `The ${word} beside the well is dry, write to ${email}.${sensitive}`;
    const picture = `picture${word}`;
    // A file hides its record, and of what is hidden a DELETE waits: time forgets it at once.
    const media =
      ways[index % 4] === "time" ? [{ contentType: "audio/ogg", base64: Buffer.from(picture).toString("base64") }] : [];
    const { sid } = await twilio.write({ from, to, body, media, wait: true });
    const code = await codeFor(cloud, from);
    const planted = [
      { what: "address", value: number.slice(1) },
      ...(ways[index % 4] === "stop"
        ? []
        : [
            { what: "word", value: word },
            { what: "provider id", value: sid },
          ]),
    ];
    const role = await readerOf(cloud, code);
    people.push({ id: `person ${index}`, way: ways[index % 4] ?? "time", from, to, body, sid, code, role, planted });
  }
  await twilio.clock(tenMinutes);
  await until(async () => (await twilio.summary()).settled, 30_000);
  const waiting = async () => (await itemsOf(cloud, "records")).some(({ outboxAt }) => outboxAt?.S?.endsWith("#media"));
  await until(async () => !(await waiting()), 30_000);
  return withHandles(cloud, people);
};

const codeFor = async (cloud: Cloud, from: string): Promise<string> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const answer = async () => (await twilio.outbound()).find(({ to }) => to === from)?.body ?? "";
  await until(async () => (await answer()) !== "", 30_000);
  return /HB[2-9B-Z]{8}/.exec(await answer())?.[0] ?? "";
};

const readerOf = async (cloud: Cloud, code: string): Promise<Role> => {
  const record = (await allRecords(cloud)).get(code);
  if (record?.sensitivity === "non_sensitive") return "accountability_officer";
  return record?.tracks.includes("complaint") ? "integrity_focal_point" : "protection_focal_point";
};

/** What the tables hold of each: the sealed address, and unless somebody only stops, token, pseudonym and sealed text too. */
const withHandles = async (cloud: Cloud, people: readonly Person[]): Promise<readonly Person[]> => {
  const [records, vault] = [await itemsOf(cloud, "records"), await itemsOf(cloud, "vault")];
  return people.map((person) => {
    const mine = records.filter(({ pk }) => pk?.S === `RECORD#${person.code}`);
    const token = mine.find(({ sk }) => sk?.S === "RECORD")?.contact?.S ?? "";
    const addresses = vault.filter(({ pk, sk }) => pk?.S === `CONTACT#${token}` && sk?.S?.startsWith("ADDRESS#"));
    const files = vault.filter(({ pk, sk }) => pk?.S === `RECORD#${person.code}` && sk?.S?.startsWith("MEDIA#"));
    const identities = vault.filter(({ pk }) => pk?.S === `RECORD#${person.code}`);
    const handles = [
      ...sealedIn(addresses, "address").map((value) => ({ what: "sealed address", value })),
      ...sealedIn(addresses, "sender").map((value) => ({ what: "sealed sender", value })),
      ...(person.way === "stop"
        ? []
        : [
            { what: "contact token", value: token },
            { what: "pseudonym", value: addresses[0]?.pseudonym?.S ?? "" },
            ...filesIn(files).map((value) => ({ what: "file", value })),
            ...sealedIn(identities, "identity").map((value) => ({ what: "sealed identity", value })),
            ...sealedIn(mine, "sealedText").map((value) => ({ what: "sealed text", value })),
          ]),
    ];
    return { ...person, planted: [...person.planted, ...handles].filter(({ value }) => value !== "") };
  });
};

/** The names of their objects and the keys that open them. */
const filesIn = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ files }) => (files?.L ?? []).flatMap(({ M }) => [M?.object?.S ?? "", M?.seal?.M?.key?.S ?? ""]));

const sealedIn = (items: readonly Item[], attribute: string): readonly string[] =>
  items.flatMap((item) => {
    const { data, key, values } = item[attribute]?.M ?? {};
    return [data?.S ?? "", key?.S ?? "", ...(values?.L ?? []).map((value) => value.M?.data?.S ?? "")];
  });
