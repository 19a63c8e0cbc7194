import { changedMeanwhile, illegalMove, notFound } from "../domain/errors.ts";
import { changedSince } from "../domain/feedback/change.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import { linkTo } from "./files.ts";
import { leaveToOpen } from "./leave-to-open.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";
import { type SealedThing, sealedThings } from "./sealed-things.ts";

type Names = "listIdentifiers" | "openIdentifier" | "destroyIdentifier";

/** What is sealed of a record: named for all who see it, opened one at a time by those who act on it. */
export const identifiers = (parts: DiscloseParts): Actions<Names> => ({
  listIdentifiers: async (call) => listed(parts, await recordFor(parts, call, "list_identifiers")),
  openIdentifier: async (call) => {
    const { params, body, officer } = call;
    const { purpose } = body;
    const record = await recordFor(parts, call, "ask_for_identifier");
    const thing = await sealedThing(parts, record, params.n);
    const glass = await leaveToOpen(parts, record, officer, thing, purpose);
    const at = parts.now().toISOString();
    const entry = { person: officer.id, reference: record.reference, at, identifier: params.n, purpose };
    await parts.audit({ ...entry, action: "open_identifier" });
    if (glass) await parts.glasses.note(glass, { identifier: params.n, purpose, at });
    const opened = { n: params.n, label: thing.label, purpose };
    if (thing.kind === "file")
      return { ...opened, value: null, file: await linkTo(parts, record.reference, thing, officer, call.newId()) };
    const value = await parts.unsealValue(thing.place.identity, thing.index);
    if (value === undefined) throw notFound();
    return { ...opened, value, file: null };
  },
  destroyIdentifier: async (call) => {
    const { params, officer, version } = call;
    const record = await recordFor(parts, call, "ask_for_identifier");
    if (record.keeping?.hold) throw illegalMove();
    // What is gone is gone for all: whoever destroys it works on the record, and knows how it stands.
    if (record.assignee !== officer.id) throw notFound();
    if (version !== record.version) throw changedMeanwhile(changedSince(record, version ?? 0), record.version);
    const thing = await sealedThing(parts, record, params.n);
    const at = parts.now().toISOString();
    const entry = { person: officer.id, reference: record.reference, at, identifier: params.n };
    await parts.audit({ ...entry, action: "destroy_identifier" });
    await (thing.kind === "value"
      ? parts.identities.destroy(thing.place, thing.index)
      : parts.files.destroy(thing.place, thing.index, at));
    return listed(parts, record);
  },
});

/** One thing that can be opened; nothing of a closed record can. */
export const sealedThing = async (parts: DiscloseParts, record: FeedbackRecord, n: number): Promise<SealedThing> => {
  const things = record.lifecycle === "closed" ? [] : await sealedThings(parts, record.reference);
  const thing = things.find((each) => each.n === n && each.state === "sealed");
  if (!thing) throw notFound();
  return thing;
};

const listed = async (parts: DiscloseParts, { reference }: FeedbackRecord) => ({
  items: (await sealedThings(parts, reference)).map(({ n, label, receivedAt, state }) => ({
    n,
    label,
    receivedAt,
    state,
  })),
});
