import type { Digests } from "./adapters/digests.ts";
import type { Links } from "./adapters/links.ts";
import type { SendMail } from "./adapters/mail.ts";
import { type SubscriptionStore, subscriptionId } from "./adapters/subscriptions.ts";
import { wasRefused } from "./adapters/was-refused.ts";
import { type DigestContent, digestMail } from "./digest-mail.ts";
import type { Settings } from "./domain/settings.ts";
import { isDue, type Subscription, subscriptionsOf } from "./domain/statistics/subscription.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type SendDigestParts = {
  readonly settings: Settings;
  readonly digests: Digests;
  readonly subscriptions: SubscriptionStore;
  readonly links: Links;
  readonly mail: SendMail;
  readonly now: () => Date;
  readonly log: Log;
};

/** So long the link that stops the mail works. */
const linkDays = 90;
const dayMs = 86_400_000;

/** Mails a week's figures to everybody who gets them and has not yet; false where somebody still has to. */
export const sendDigest = async (parts: SendDigestParts, content: DigestContent, dueAt: Date): Promise<boolean> => {
  const { programme, week } = content;
  const changed = await parts.subscriptions.changed(programme.id);
  const due = subscriptionsOf(programme, changed, subscriptionId).filter((each) => isDue(each, week, dueAt));
  const outcomes: string[] = [];
  for (const subscription of due) outcomes.push(await sendOnce(parts, content, subscription));
  const count = (outcome: string) => outcomes.filter((other) => other === outcome).length;
  parts.log({ event: "digest_sent", mails: count("mine"), earlier: count("sent") });
  return count("failed") + count("elsewhere") === 0;
};

const sendOnce = async (
  { digests, links, mail, now, log, settings }: SendDigestParts,
  content: DigestContent,
  subscription: Subscription,
): Promise<string> => {
  const { programme, week } = content;
  const claim = await digests.claim(programme.id, week, subscription, now());
  if (claim !== "mine") return claim;
  try {
    const until = new Date(now().getTime() + linkDays * dayMs);
    const token = await links.token({ programme: programme.id, subscription: subscription.id }, until);
    const written = await digestMail(content, subscription, `${settings.publicUrl}/unsubscribe/${token}`);
    await mail({ ...written, tags: { programme: programme.id, subscription: subscription.id } });
  } catch (error) {
    log({ event: "failed", error: nameOf(error) });
    if (wasRefused(error)) await digests.refused(programme.id, week, subscription);
    return "failed";
  }
  await digests.sent(programme.id, week, subscription);
  return claim;
};
