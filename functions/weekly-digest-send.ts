import type { DigestRecipient, Digests, WeekFigures } from "./adapters/digests.ts";
import type { Mail, SendMail } from "./adapters/mail.ts";
import type { Programme } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { digest } from "./domain/statistics/digest.ts";
import { digestHtml } from "./domain/statistics/digest-html.ts";
import { digestText } from "./domain/statistics/digest-text.ts";
import { digestTexts } from "./domain/statistics/digest-texts.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type SendDigestParts = {
  readonly settings: Settings;
  readonly digests: Digests;
  readonly mail: SendMail;
  readonly now: () => Date;
  readonly log: Log;
};

/** Mails a week's figures to everybody who gets them and has not yet; false where somebody still has to. */
export const sendDigest = async (
  parts: SendDigestParts,
  programme: Programme,
  week: string,
  figures: WeekFigures,
  before: WeekFigures,
): Promise<boolean> => {
  const outcomes: string[] = [];
  for (const to of recipientsOf(programme)) {
    const { suppression } = parts.settings;
    const input = {
      kind: to.kind,
      programme,
      week,
      figures: figures[to.kind],
      before: before[to.kind],
      ...suppression,
    };
    const content = digest(input, digestTexts(to.language));
    const { subject } = content;
    const mail = { to: to.email, subject, text: digestText(content), html: digestHtml(content) };
    outcomes.push(await sendOnce(parts, programme.id, week, to, mail));
  }
  const count = (outcome: string) => outcomes.filter((other) => other === outcome).length;
  parts.log({ event: "digest_sent", mails: count("mine"), earlier: count("sent") });
  return count("failed") + count("elsewhere") === 0;
};

/** The integrity lead gets the managers' digest only where they are a manager as well. */
const recipientsOf = ({ managers, integrityLead, defaultLanguage }: Programme): readonly DigestRecipient[] => [
  ...managers.map(({ email, language }) => ({ kind: "managers" as const, email, language })),
  { kind: "integrity", email: integrityLead.email, language: defaultLanguage },
];

const sendOnce = async (
  { digests, mail, now, log }: SendDigestParts,
  programme: string,
  week: string,
  to: DigestRecipient,
  content: Mail,
): Promise<string> => {
  const claim = await digests.claim(programme, week, to, now());
  if (claim !== "mine") return claim;
  try {
    await mail(content);
  } catch (error) {
    log({ event: "failed", error: nameOf(error) });
    if (wasRefused(error)) await digests.refused(programme, week, to);
    return "failed";
  }
  await digests.sent(programme, week, to);
  return claim;
};

/** The service answered and said no; without an answer the mail may be on its way. */
const wasRefused = (error: unknown): boolean =>
  typeof (error as { $metadata?: { httpStatusCode?: unknown } }).$metadata?.httpStatusCode === "number";
