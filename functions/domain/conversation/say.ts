import type { StrippedText } from "../identifiers/identifier.ts";
import type { DetectedLanguage, Language } from "../language/language.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { Settings } from "../settings.ts";
import { type TextName, type Texts, texts } from "./texts.ts";

/** Whether texts that no speaker has reviewed may go out: they may where nobody real is written to. */
export type Drafts = "send" | "hold";

/** Whose voice: the settings, the programme, and whether drafts may go. */
export type Voice = { readonly settings: Settings; readonly programme: Programme; readonly drafts: Drafts };

/** A text of ours; `undefined` where nobody has reviewed one that the person could read. */
export type Said = { readonly language: string; readonly text: StrippedText | undefined };

/**
 * A text of the channel in a person's language. Never in a neighbour's instead: where theirs is not reviewed, the
 * programme's reviewed ones side by side. Without any (`undefined`) nothing may be sent.
 */
export const say = (
  voice: Voice,
  name: TextName,
  language: DetectedLanguage,
  filled: Readonly<Record<string, string>> = {},
): Said => {
  const spoken = inLanguages(language, voice);
  const mark = voice.drafts === "send" ? "[draft] " : "";
  const text = spoken.map((from) => mark + fill(from[name], { ...always(voice, from), ...filled })).join("\n\n");
  // Our own words, the Society's name and a code: nothing in it was written by a person of the channel.
  return { language: spoken.map((from) => from.language).join("+"), text: (text || undefined) as StrippedText };
};

/** Puts values into the places of a text; a value is never read for places of its own. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => values[name] ?? place);

const inLanguages = (language: DetectedLanguage, { programme, drafts }: Voice): readonly Texts[] => {
  const reviewed = programme.reviewedLanguages;
  const may = (candidate: Language) => drafts === "send" || reviewed.includes(candidate);
  if (language !== "und" && may(language)) return [texts[language]];
  const instead: readonly Language[] = drafts === "send" ? [programme.defaultLanguage] : reviewed;
  return instead.map((candidate) => texts[candidate]);
};

const always = ({ settings, programme }: Voice, from: Texts): Readonly<Record<string, string>> => {
  const { society, retention, outsidePerson } = settings;
  const number = dangerNumber(programme);
  return {
    society: society.name,
    textDays: String(retention.textDays),
    addressDays: String(retention.addressDays),
    sensitiveDays: String(retention.deleteSensitiveTextDays),
    outside: outsidePerson.email,
    danger: number ? fill(from.danger, { number }) : "",
  };
};

/** Only where every site of the programme shares one reviewed number: a number alone does not say which site. */
const dangerNumber = ({ sites }: Programme): string | undefined => {
  const numbers = new Set(sites.map(({ dangerNumber: reviewed }) => reviewed?.number));
  return numbers.size === 1 ? [...numbers][0] : undefined;
};
