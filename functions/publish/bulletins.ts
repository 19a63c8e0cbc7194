import { alreadyDone, changedMeanwhile, identifiersInside, invalidRequest, notFound } from "../domain/errors.ts";
import type { PersonId } from "../domain/feedback/handles.ts";
import type { StrippedText } from "../domain/identifiers/identifier.ts";
import type { Language } from "../domain/language/language.ts";
import type { Programme } from "../domain/settings/our-numbers.ts";
import type { Bulletin, BulletinText } from "../domain/statistics/bulletin.ts";
import type { Actions, Call, PublishParts } from "./parts.ts";
import { programmeOf } from "./programme-of.ts";

type Names = "listBulletins" | "writeBulletin" | "changeBulletin" | "approveBulletin" | "withdrawBulletin";

/** "You said, we did": drafted by an officer, approved by a supervisor who has not written it. */
export const bulletins = (parts: PublishParts): Actions<Names> => ({
  listBulletins: async ({ params, officer }) => {
    const { id } = programmeOf(parts.settings, officer, params.programme);
    return { items: (await parts.bulletins.all(id)).map(shown) };
  },
  writeBulletin: async (call) => {
    const programme = programmeOf(parts.settings, call.officer, call.params.programme);
    const at = parts.now().toISOString();
    const draft = drafted(parts, programme, call);
    const begun = { id: `${at}-${call.newId()}`, programme: programme.id, version: 1 };
    return put(parts, { ...draft, ...begun, writtenBy: call.officer.id as PersonId, writtenAt: at });
  },
  changeBulletin: async (call) => {
    const programme = programmeOf(parts.settings, call.officer, call.params.programme);
    const { id, version } = await seen(parts, call);
    const draft = drafted(parts, programme, call);
    const written = { writtenBy: call.officer.id as PersonId, writtenAt: parts.now().toISOString() };
    return put(parts, { ...draft, ...written, id, programme: programme.id, version: version + 1 });
  },
  approveBulletin: async (call) => {
    const before = await seen(parts, call);
    if (before.writtenBy === call.officer.id) throw invalidRequest(["writtenBy"]);
    if (before.approved) throw alreadyDone();
    const at = parts.now().toISOString();
    await parts.audit({ person: call.officer.id as PersonId, action: "approve_bulletin", at, purpose: before.id });
    return put(parts, { ...before, approved: { by: call.officer.id as PersonId, at }, version: before.version + 1 });
  },
  withdrawBulletin: async (call) => {
    const { approved: _, ...before } = await seen(parts, call);
    const at = parts.now().toISOString();
    await parts.audit({ person: call.officer.id as PersonId, action: "withdraw_bulletin", at, purpose: before.id });
    return put(parts, { ...before, version: before.version + 1 });
  },
});

/** The bulletin as the caller saw it. */
const seen = async (
  parts: PublishParts,
  { params, officer, version }: Pick<Call<"approveBulletin">, "params" | "officer" | "version">,
): Promise<Bulletin> => {
  const programme = programmeOf(parts.settings, officer, params.programme);
  const before = await parts.bulletins.find(programme.id, params.bulletin);
  if (!before) throw notFound();
  if (before.version !== version) throw changedMeanwhile([], before.version);
  return before;
};

/** Everybody may read it one day: what holds an identifier is refused, with its kind. */
const drafted = (
  { understand }: PublishParts,
  { sites }: Programme,
  { body: { site, topic, texts } }: Pick<Call<"writeBulletin">, "body">,
) => {
  if (site !== undefined && !sites.some(({ id }) => id === site)) throw invalidRequest(["site"]);
  const stripped = (text: string): StrippedText => {
    const found = understand(text);
    if (found.identifiers.length > 0) throw identifiersInside([...new Set(found.identifiers.map(({ type }) => type))]);
    return found.text;
  };
  const both = ({ said, did }: { said: string; did: string }): BulletinText => ({
    said: stripped(said),
    did: stripped(did),
  });
  const all = Object.entries(texts).flatMap(([language, text]) => (text ? [[language, both(text)] as const] : []));
  return {
    ...(site !== undefined && { site }),
    topic,
    texts: Object.fromEntries(all) as Partial<Record<Language, BulletinText>>,
  };
};

const put = async ({ bulletins: store }: PublishParts, bulletin: Bulletin) => {
  if (!(await store.put(bulletin))) throw changedMeanwhile();
  return shown(bulletin);
};

const shown = ({ site, approved, texts, ...bulletin }: Bulletin) => ({
  ...bulletin,
  site: site ?? null,
  texts: { ...texts } as Record<string, BulletinText>,
  approved: approved ? { ...approved } : null,
});
