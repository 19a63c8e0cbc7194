import { illegalMove, notFound } from "../domain/errors.ts";
import { mayBeOpened } from "../domain/feedback/hand-over.ts";
import { isConcerned } from "../domain/feedback/on-duty.ts";
import { readReferenceCode } from "../domain/feedback/reference-code.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { sealedThings } from "./sealed-things.ts";

/**
 * The named focal point opens what was left for them, once. Nothing else of the record exists for them by it. Each value
 * is audited, then it is marked as opened, and only then opened: what breaks off in between has to be left anew.
 */
export const handOver = (parts: DiscloseParts): Actions<"openHandOver"> => ({
  openHandOver: async ({ params, officer }) => {
    const reference = readReferenceCode(params.reference);
    const record = reference && (await parts.records.find(reference));
    if (!record || isConcerned(record, officer.id)) throw notFound();
    const referral = (await parts.records.referrals(record.reference)).find(({ id }) => id === params.referral);
    if (!referral?.handOver || referral.handOver.to !== officer.id) throw notFound();
    const now = parts.now();
    if (!mayBeOpened(record, referral, now)) throw illegalMove();
    const at = now.toISOString();
    const left = referral.handOver.identifiers;
    for (const identifier of left)
      await parts.audit({
        ...{ person: officer.id, action: "open_hand_over", reference: record.reference, at },
        ...{ identifier, purpose: "hand_over" },
      });
    if (!(await parts.handOvers.use(record.reference, referral.id, at))) throw illegalMove();
    const things = (await sealedThings(parts, record.reference)).filter(({ n }) => left.includes(n));
    return {
      items: await Promise.all(
        things.map(async (thing) => ({
          n: thing.n,
          label: thing.label,
          // A file is no name: it is opened by those who work on the record.
          value: thing.kind === "value" ? ((await parts.unsealValue(thing.place.identity, thing.index)) ?? null) : null,
        })),
      ),
    };
  },
});
