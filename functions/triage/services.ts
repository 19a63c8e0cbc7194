import { blocked, identifiersInside, invalidRequest, notFound } from "../domain/errors.ts";
import type { Versioned } from "../domain/feedback/people.ts";
import { type Referral, referralBlocked, type Service, verifiedForDays } from "../domain/feedback/referral.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { recordOf } from "./record-of.ts";
import { seenOf } from "./seen.ts";
import { serviceOf } from "./service-of.ts";
import { showReferral } from "./show.ts";

type Names =
  | "listServices"
  | "putService"
  | "listReferrals"
  | "refer"
  | "moveReferral"
  | "listSavedReplies"
  | "putSavedReply";
type SavedReply = { readonly id: string; readonly title: string; readonly texts: object; readonly retired: boolean };

/** The directory of services, referrals to it, and saved replies. */
export const services = (parts: TriageParts): Actions<Names> => ({
  listServices: async ({ officer }) => ({
    items: (await parts.lists.all<Service>("services"))
      .filter(({ programmes }) => programmes.some((programme) => officer.programmes.includes(programme)))
      .map((service) => showService(service, parts.now())),
  }),
  putService: async ({ params, body, officer, version }) => {
    const before = await parts.lists.find<Service>("services", params.service);
    const isMine = (programme: string) => officer.programmes.includes(programme);
    // What others refer people to is theirs, and is lent to nobody who did not have it.
    if (before && !before.programmes.some(isMine)) throw notFound();
    if (!body.programmes.every((programme) => isMine(programme) || before?.programmes.includes(programme)))
      throw invalidRequest(["programmes"]);
    const seen = seenOf(before, version);
    return showService(await parts.lists.put("services", { ...body, id: params.service }, seen), parts.now());
  },
  listReferrals: async (call) => {
    const { reference } = await recordOf(parts, call, "list_referrals");
    return { items: (await parts.records.referrals(reference)).map(showReferral) };
  },
  refer: async (call) => showReferral(await refer(parts, call)),
  moveReferral: async (call) => {
    const { reference } = await recordOf(parts, call, "move_referral");
    const found = (await parts.records.referrals(reference)).find(({ id }) => id === call.params.referral);
    if (!found) throw notFound();
    const consent = call.body.consent ?? found.consent;
    // Without consent there is nothing to go on with.
    const state = consent === "withdrawn" || consent === "refused" ? "withdrawn" : call.body.state;
    const moved = { ...found, state, consent };
    await changeRecord(parts, call, "move_referral", () => ({ set: {} }));
    await parts.records.moveReferral(reference, moved);
    return showReferral(moved);
  },
  listSavedReplies: async () => ({ items: (await parts.lists.all<SavedReply>("saved_replies")).map(showSaved) }),
  putSavedReply: async ({ params, body, version }) => {
    const before = await parts.lists.find<SavedReply>("saved_replies", params.reply);
    for (const text of [body.title, ...Object.values(body.texts)]) {
      const { identifiers } = parts.understand(text);
      if (identifiers.length > 0) throw identifiersInside([...new Set(identifiers.map(({ type }) => type))]);
    }
    return showSaved(await parts.lists.put("saved_replies", { ...body, id: params.reply }, seenOf(before, version)));
  },
});

type ReferCall = Parameters<Actions<"refer">["refer"]>[0];

const refer = async (parts: TriageParts, call: ReferCall): Promise<Referral> => {
  const { service: id, consent, words } = call.body;
  const service = await serviceOf(parts, call.officer, id);
  const made: Referral[] = [];
  await changeRecord(parts, call, "refer", async (before, at) => {
    const why = referralBlocked(service, before.sensitive, consent, parts.now());
    if (why) throw blocked(why);
    made.push({ id: call.newId(), service: id, consent, askedBy: call.officer.id, state: "proposed", at });
    const note = await noteOf(parts, before, call.officer, { id: call.newId(), kind: "consent", text: words, at });
    return { set: { status: "referred_externally" }, notes: [note], ...(made[0] && { referral: made[0] }) };
  });
  const [referral] = made;
  if (!referral) throw new Error("referral");
  return referral;
};

const dayMs = 86_400_000;
const showService = (service: Versioned<Service>, now: Date) => ({
  ...service,
  programmes: [...service.programmes],
  safeFor: [...service.safeFor],
  takesOver: service.takesOver && { ...service.takesOver, texts: { ...service.takesOver.texts } },
  lapsed: now.getTime() - Date.parse(service.verifiedOn) > verifiedForDays * dayMs,
});

const showSaved = ({ texts, ...reply }: Versioned<SavedReply>) => ({
  ...reply,
  texts: { ...texts } as Record<string, string>,
});
