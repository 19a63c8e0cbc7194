import { blocked, illegalMove, invalidRequest, notAssigned } from "../domain/errors.ts";
import { type HandOver, handOverUntil, noticeOfHandOver } from "../domain/feedback/hand-over.ts";
import { isConcerned } from "../domain/feedback/on-duty.ts";
import type { FeedbackRecord, Reply } from "../domain/feedback/record.ts";
import { type Referral, referralBlocked, type Service, type TakesOver } from "../domain/feedback/referral.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { Language } from "../domain/language/language.ts";
import { programmeById } from "../domain/settings/our-numbers.ts";
import { hurry } from "../middleware/hurry.ts";
import { answerTo } from "./answer-to.ts";
import { changeRecord } from "./change-record.ts";
import { noteOf } from "./free-text.ts";
import { moveRecord } from "./move-record.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { serviceOf } from "./service-of.ts";
import { showReferral, showReply } from "./show.ts";

type Names = "sendContact" | "handOver";

/** What needs an identity, as looking for a relative does: the person goes there, or their name does, with their consent. */
export const handingOver = (parts: TriageParts): Actions<Names> => ({
  sendContact: async (call) => {
    const { service: id } = call.body;
    const service = await serviceOf(parts, call.officer, id);
    const written: Reply[] = [];
    await moveRecord(parts, call, "reply", async (before, at) => {
      mustNotBeBlocked(parts, service, before);
      const { language, text } = wordsFor(parts, takesOver(service), before);
      const reply = await answerTo(parts, call.newId(), { ...before, language }, text);
      written.push(reply);
      return { set: { firstResponseAt: before.firstResponseAt ?? at }, reply };
    });
    const [reply] = written;
    if (!reply) throw new Error("reply");
    await hurry(parts, "replies", { reference: reply.reference, reply: reply.id });
    return showReply(reply);
  },
  handOver: async (call) => showReferral(await handOver(parts, call)),
});

type HandOverCall = Parameters<Actions<"handOver">["handOver"]>[0];

/** The consent is recorded as it was answered; only where it was given is anything left to be opened. */
const handOver = async (parts: TriageParts, call: HandOverCall): Promise<Referral> => {
  const { service: id, consent, words, identifiers } = call.body;
  const service = await serviceOf(parts, call.officer, id);
  const made: Referral[] = [];
  let tells = false;
  await changeRecord(parts, call, "hand_over", async (before, at) => {
    const { focalPoint } = takesOver(service);
    // At closing what was stripped is destroyed.
    if (before.lifecycle === "closed") throw illegalMove();
    const focal = await parts.directory.person(focalPoint);
    if (!focal || isConcerned(before, focal.id)) throw blocked("focal_point");
    if (identifiers.some((n) => n > (before.sealed ?? 0))) throw invalidRequest(["identifiers"]);
    tells = consent === "given" || consent === "vital_interest";
    // Whoever passes on who somebody is has the record: what is opened for action is opened by them alone, too.
    if (tells && before.assignee !== call.officer.id) throw notAssigned();
    mustNotBeBlocked(parts, service, before);
    const left: HandOver = { to: focal.id, identifiers: [...new Set(identifiers)], until: handOverUntil(at) };
    const asked = { id: call.newId(), service: id, consent, askedBy: call.officer.id, at } as const;
    const referral: Referral = tells ? { ...asked, state: "sent", handOver: left } : { ...asked, state: "withdrawn" };
    made.push(referral);
    const note = await noteOf(parts, before, call.officer, { id: call.newId(), kind: "consent", text: words, at });
    return {
      set: tells ? { status: "referred_externally" } : {},
      notes: [note],
      referral,
      ...(tells && { notice: noticeOfHandOver({ ...before, version: before.version + 1 }, referral, left) }),
    };
  });
  const [referral] = made;
  if (!referral) throw new Error("referral");
  return referral;
};

const takesOver = ({ takesOver: found }: Service): TakesOver => {
  if (!found) throw blocked("takes_nothing_over");
  return found;
};

/** Not to a door that may be shut, nor to one that is not safe after what happened. */
const mustNotBeBlocked = ({ now }: TriageParts, service: Service, { sensitive }: FeedbackRecord): void => {
  const why = referralBlocked(service, sensitive, "given", now());
  if (why) throw blocked(why);
};

/** In the person's language or the programme's, never in a neighbour's. What stands there is the service's own. */
const wordsFor = ({ settings }: TriageParts, { texts }: TakesOver, { language, programme }: FeedbackRecord) => {
  const common = programmeById(settings, programme)?.defaultLanguage;
  const spoken = [language, common].find((each): each is Language => each !== undefined && each in texts);
  const text = spoken && texts[spoken];
  if (!text) throw blocked("no_text");
  return { language: spoken, text: text as StrippedText };
};
