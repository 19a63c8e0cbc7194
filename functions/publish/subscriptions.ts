import { subscriptionId } from "../adapters/subscriptions.ts";
import { notFound } from "../domain/errors.ts";
import { frequencies } from "../domain/statistics/digest.ts";
import type { DigestKind } from "../domain/statistics/figures.ts";
import { type Subscription, subscriptionsOf } from "../domain/statistics/subscription.ts";
import { seenOf } from "../triage/seen.ts";
import { emailOf } from "./digests.ts";
import type { Actions, PublishParts } from "./parts.ts";
import { programmeOf } from "./programme-of.ts";

type Names = "listMySubscriptions" | "subscribe" | "listSubscriptions" | "changeSubscription";

/** Who gets which digest: everybody decides about their own, and an administrator about addresses that refused one. */
export const subscriptions = (parts: PublishParts): Actions<Names> => ({
  listMySubscriptions: async ({ officer }) => {
    const email = await emailOf(parts, officer);
    const all = await Promise.all(
      officer.programmes.map(async (id) => allOf(parts, programmeOf(parts.settings, officer, id))),
    );
    const mine = all.flat().filter((each) => isSame(each.email, email));
    return { items: mine.map(shown), frequencies: [...frequencies] };
  },
  subscribe: async ({ params, body, officer, version }) => {
    const programme = programmeOf(parts.settings, officer, params.programme);
    const email = await emailOf(parts, officer);
    const kind: DigestKind = isSame(programme.integrityLead.email, email) ? "integrity" : "managers";
    // What managers are told is for those who lead; a focal point alone has no digest of their own.
    if (kind === "managers" && !officer.roles.some((role) => role === "manager" || role === "supervisor"))
      throw notFound();
    const before = (await allOf(parts, programme)).find((each) => each.kind === kind && isSame(each.email, email));
    const id = before?.id ?? subscriptionId(kind, email);
    const now = parts.now().toISOString();
    const begins = before === undefined || (before.frequency === "stopped" && body.frequency !== "stopped");
    const told = { programme: programme.id, id, kind, email, ...body, ...(begins && { since: now }) };
    return shown(await parts.subscriptions.changeSeen({ ...before, ...told }, seenOf(entered(before), version)));
  },
  listSubscriptions: async ({ params, officer }) => ({
    items: (await allOf(parts, programmeOf(parts.settings, officer, params.programme))).map(withAddress),
  }),
  changeSubscription: async ({ params, body: { tryAgain, ...body }, officer, version }) => {
    const programme = programmeOf(parts.settings, officer, params.programme);
    const before = (await allOf(parts, programme)).find(({ id }) => id === params.subscription);
    if (!before) throw notFound();
    const changed = { ...before, ...body, bounced: tryAgain ? undefined : before.bounced };
    return withAddress(await parts.subscriptions.changeSeen(changed, seenOf(entered(before), version)));
  },
});

const allOf = async ({ subscriptions: store }: PublishParts, programme: ReturnType<typeof programmeOf>) =>
  subscriptionsOf(programme, await store.changed(programme.id), subscriptionId);

/** Of the settings alone, and never changed: nothing is written down of it yet. */
const entered = (subscription: Subscription | undefined): { readonly version: number } | undefined =>
  subscription?.version ? { version: subscription.version } : undefined;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const shown = ({ programme, kind, language, frequency, bounced, version = 0 }: Subscription) => ({
  programme,
  kind,
  language,
  frequency,
  bounced: bounced ?? null,
  version,
});

const withAddress = (subscription: Subscription) => ({
  ...shown(subscription),
  id: subscription.id,
  email: subscription.email,
});
