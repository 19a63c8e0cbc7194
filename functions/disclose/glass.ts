import { illegalMove, notFound } from "../domain/errors.ts";
import { type Glass, type GlassKind, glassUntil, noticeOfGlass } from "../domain/feedback/glass.ts";
import { isConcerned, outsideId } from "../domain/feedback/on-duty.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import { readReferenceCode } from "../domain/feedback/reference-code.ts";
import type { Sealed } from "../domain/feedback/sealed.ts";
import { secondPerson } from "../domain/feedback/second-person.ts";
import { hurry } from "../middleware/hurry.ts";
import { maySee } from "../triage/access.ts";
import type { Officer } from "../triage/officer.ts";
import type { Named } from "../triage/record-of.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

type Names = "breakGlass" | "listGlasses" | "reviewGlass";

/** Break-glass: a written reason, a second person elsewhere told at once, an hour at most, a review. */
export const glass = (parts: DiscloseParts): Actions<Names> => ({
  breakGlass: async (call) => {
    const record = await recordFor(parts, call, "break_glass");
    // What is not hidden needs no glass; of what is closed nothing is left to open.
    if (!isHidden(record.sensitivity) || record.lifecycle === "closed") throw illegalMove();
    const reason = parts.understand(call.body.reason).text;
    const sealed = await parts.seal("text", reason);
    const broken = await breakFor(parts, record, call.officer, {
      id: call.newId(),
      kind: "break_glass",
      reason: sealed,
    });
    return { ...shown(broken), reason };
  },
  listGlasses: async (call) => ({
    items: await Promise.all(
      (await glassesFor(parts, call, "list_break_glass")).glasses.map((each) => opened(parts, each)),
    ),
  }),
  reviewGlass: async (call) => {
    const { record, glasses } = await glassesFor(parts, call, "review_break_glass");
    const found = glasses.find(({ id }) => id === call.params.glass);
    if (!found || found.person === call.officer.id) throw notFound();
    // The outside person has no login, and who is concerned may not look: then anybody else who may see the record
    // enters what was found.
    const isOthers = found.second === outsideId || isConcerned(record, found.second);
    if (found.second !== call.officer.id && !isOthers) throw notFound();
    if (found.review) throw illegalMove();
    const review = { finding: call.body.finding, by: call.officer.id, at: parts.now().toISOString() };
    await parts.glasses.review(found, review);
    return opened(parts, { ...found, review });
  },
});

/** Breaks the glass, once for each id: the opening and the notice to the second person are written before anything is opened. */
export const breakFor = async (
  parts: DiscloseParts,
  record: FeedbackRecord,
  { id, programmes }: Officer,
  opening: { readonly id: string; readonly kind: GlassKind; readonly reason?: Sealed },
): Promise<Glass> => {
  const before = (await parts.glasses.of(record.reference)).find((each) => each.id === opening.id);
  if (before) return before;
  const now = parts.now();
  const people = await parts.directory.people();
  const sites = people.find((person) => person.id === id)?.sites ?? [];
  const broken: Glass = {
    ...opening,
    reference: record.reference,
    person: id,
    at: now.toISOString(),
    until: glassUntil(now),
    second: secondPerson({ id, programmes: [...programmes], sites }, record, { people, now }),
    opened: [],
  };
  const reviewBy = new Date(now.getTime() + parts.settings.clocks.sensitiveDecidedHours * 3_600_000).toISOString();
  await parts.glasses.break(broken, noticeOfGlass(broken, record, reviewBy));
  await hurry(parts, "notices", { notice: broken.id });
  return broken;
};

/** For those who may see the record, and for the second person, to whom nothing else of it exists. */
const glassesFor = async (parts: DiscloseParts, call: Named, action: string) => {
  const reference = readReferenceCode(call.params.reference);
  const record = reference && (await parts.records.find(reference));
  if (!record || isConcerned(record, call.officer.id)) throw notFound();
  const all = await parts.glasses.of(record.reference);
  if (maySee(call.officer, record)) {
    await recordFor(parts, call, action);
    return { record, glasses: all };
  }
  const told = all.filter(({ second }) => second === call.officer.id);
  if (told.length === 0) throw notFound();
  await parts.audit({ person: call.officer.id, action, reference: record.reference, at: parts.now().toISOString() });
  return { record, glasses: told };
};

const opened = async ({ unseal }: DiscloseParts, each: Glass) => ({
  ...shown(each),
  reason: each.reason ? await unseal(each.reason) : null,
});

const shown = (each: Glass) => ({ ...each, opened: [...each.opened], review: each.review ?? null });
