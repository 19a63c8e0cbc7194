import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { bulletins } from "../../functions/adapters/bulletins.ts";
import { isoWeek } from "../../functions/domain/statistics/iso-week.ts";
import { weekBefore } from "../../functions/domain/statistics/week-days.ts";
import { readSettings } from "../../lib/read-settings.ts";
import type { Cloud } from "../../local/cloud.ts";
import { inventedBulletins } from "../invented/bulletins.ts";
import { earlierWeeks } from "../invented/earlier-weeks.ts";
import { writeWeeks } from "../invented/write-weeks.ts";

/**
 * Writes invented records of the eight weeks before this one, as the channel writes real ones, and lets the digest of
 * the last of them go out. Gives back how many mails that were, and where the newest is read.
 */
export const sendDigests = async (cloud: Cloud): Promise<{ readonly mails: number; readonly newest: string }> => {
  const [programme] = readSettings("settings.json").programmes;
  if (!programme) return { mails: 0, newest: cloud.mailbox };
  const db = DynamoDBDocumentClient.from(cloud.clients.database, { marshallOptions: { removeUndefinedValues: true } });
  const table = (id: string) => cloud.tables.find(({ name }) => name.toLowerCase().includes(id))?.name ?? "";
  const week = weekBefore(isoWeek(new Date(), programme.timeZone));
  const target = { db, records: table("records"), vault: table("vault") };
  await writeWeeks(target, earlierWeeks(programme, week), programme.timeZone);
  for (const bulletin of inventedBulletins(programme.id, week)) await bulletins(db, target.records).put(bulletin);
  const before = new Set((await mailsOf(cloud)).map(({ id }) => id));
  await cloud.invoke("weekly-digest", { programme: programme.id, week });
  const sent = (await mailsOf(cloud)).filter(({ id }) => !before.has(id));
  const toManager = sent.find(({ to }) => programme.managers.some(({ email }) => to.includes(email)));
  return { mails: sent.length, newest: `${cloud.mailbox}/mail/${toManager?.id ?? ""}` };
};

type ListedMail = { readonly id: string; readonly to: readonly string[] };

const mailsOf = async (cloud: Cloud): Promise<readonly ListedMail[]> =>
  ((await (await fetch(`${cloud.mailbox}/mails.json`)).json()) as { mails: ListedMail[] }).mails;
