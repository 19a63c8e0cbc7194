import type { SealedIdentity } from "../adapters/sealed-identities.ts";
import { illegalMove, notAllowed, notFound } from "../domain/errors.ts";
import { brokenBy, type Glass } from "../domain/feedback/glass.ts";
import { type FeedbackRecord, isHidden } from "../domain/feedback/record.ts";
import type { Officer } from "../triage/officer.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

type Names = "listIdentifiers" | "openIdentifier" | "destroyIdentifier";

/** Sealed values of a record: named for all who see it, opened one at a time by those who act on it. */
export const identifiers = (parts: DiscloseParts): Actions<Names> => ({
  listIdentifiers: async (call) => {
    const { reference } = await recordFor(parts, call, "list_identifiers");
    return { items: listed(await parts.identities.of(reference)) };
  },
  openIdentifier: async (call) => {
    const { params, body, officer } = call;
    const record = await recordFor(parts, call, "ask_for_identifier");
    const glass = await leaveToOpen(parts, record, officer);
    const { place, index } = await findValue(parts, record, params.n);
    const at = parts.now().toISOString();
    const entry = { person: officer.id, reference: record.reference, at, identifier: params.n, purpose: body.purpose };
    await parts.audit({ ...entry, action: "open_identifier" });
    if (glass) await parts.glasses.note(glass, { identifier: params.n, purpose: body.purpose, at });
    const value = await parts.unsealValue(place.identity, index);
    if (value === undefined) throw notFound();
    return { n: params.n, label: place.identity.values[index]?.label ?? "", value, purpose: body.purpose };
  },
  destroyIdentifier: async (call) => {
    const { params, officer } = call;
    const record = await recordFor(parts, call, "ask_for_identifier");
    if (record.keeping?.hold) throw illegalMove();
    if (!isHidden(record.sensitivity) && record.assignee !== officer.id) throw notFound();
    const { place, index } = await findValue(parts, record, params.n);
    const at = parts.now().toISOString();
    const entry = { person: officer.id, reference: record.reference, at, identifier: params.n };
    await parts.audit({ ...entry, action: "destroy_identifier" });
    await parts.identities.destroy(place, index);
    return { items: listed(await parts.identities.of(record.reference)) };
  },
});

/**
 * Of what is not hidden, the assigned officer; to everybody else there is nothing here. Of what is hidden, a focal point
 * who has broken the glass within the hour. Nothing of what is closed, whether or not it has been swept away yet.
 */
const leaveToOpen = async (
  { glasses, now }: DiscloseParts,
  record: FeedbackRecord,
  { id }: Officer,
): Promise<Glass | undefined> => {
  if (record.lifecycle === "closed") throw notFound();
  if (!isHidden(record.sensitivity)) {
    if (record.assignee !== id) throw notFound();
    return undefined;
  }
  const glass = brokenBy(await glasses.of(record.reference), "break_glass", id, now());
  if (!glass) throw notAllowed();
  return glass;
};

const findValue = async ({ identities }: DiscloseParts, { reference }: FeedbackRecord, n: number) => {
  for (const place of await identities.of(reference)) {
    const index = n - place.first;
    if (index >= 0 && place.identity.values[index]?.data !== undefined) return { place, index };
  }
  throw notFound();
};

const listed = (places: readonly SealedIdentity[]) =>
  places.flatMap(({ first, receivedAt, identity }) =>
    identity.values.map(({ label, data }, index) => ({
      n: first + index,
      label,
      receivedAt,
      state: data === undefined ? ("destroyed" as const) : ("sealed" as const),
    })),
  );
