import { notFound } from "../domain/errors.ts";
import { inDanger } from "../domain/feedback/due.ts";
import { brokenBy } from "../domain/feedback/glass.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { Officer } from "../triage/officer.ts";
import { breakFor } from "./glass.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";

/** Where somebody is and how to reach them; a name or a document helps nobody to find them tonight. */
const whereabouts = /^\[(POSITION|GPS_\d+|ADDRESS_\d+|PHONE_\d+)\]$/;

/** Danger now: whoever is on duty opens position and number with one press. The second person is told, not asked. */
export const danger = (parts: DiscloseParts): Actions<"openDanger"> => ({
  openDanger: async (call) => {
    const { officer } = call;
    const record = await recordFor(parts, call, "open_danger");
    if (!inDanger(record) || record.lifecycle === "closed") throw notFound();
    if (!(await isOnDuty(parts, officer, record))) throw notFound();
    const before = brokenBy(await parts.glasses.of(record.reference), "danger", officer.id, parts.now());
    if (!before) await breakFor(parts, record, officer, { id: call.newId(), kind: "danger" });
    return { items: [...(await senderOf(parts, record)), ...(await valuesOf(parts, record))] };
  },
});

const isOnDuty = async ({ directory }: DiscloseParts, { id }: Officer, { programme }: FeedbackRecord) =>
  (await directory.duty()).watches
    .filter((watch) => watch.programme === programme)
    .some(({ onDuty, backup }) => onDuty === id || backup === id);

const senderOf = async ({ identities, unseal }: DiscloseParts, { contact, channel }: FeedbackRecord) => {
  const sealed = await identities.senderOf(contact, channel);
  return sealed ? [{ label: "[SENDER]", value: await unseal(sealed) }] : [];
};

const valuesOf = async ({ identities, unsealValue }: DiscloseParts, { reference }: FeedbackRecord) => {
  const wanted = (await identities.of(reference)).flatMap(({ identity }) =>
    identity.values.flatMap(({ label }, index) => (whereabouts.test(label) ? [{ identity, index, label }] : [])),
  );
  const opened = await Promise.all(
    wanted.map(async ({ identity, index, label }) => ({ label, value: await unsealValue(identity, index) })),
  );
  return opened.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
};
