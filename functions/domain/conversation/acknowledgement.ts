import type { ReferenceCode } from "../feedback/handles.ts";
import type { StrippedText } from "../identifiers/identifier.ts";
import type { DetectedLanguage, Language } from "../language/language.ts";
import type { Programme } from "../settings/our-numbers.ts";
import type { Settings } from "../settings.ts";
import { type Texts, texts } from "./texts.ts";

/** Whether texts that no speaker has reviewed may go out: they may where nobody real is written to. */
export type Drafts = "send" | "hold";

export type Acknowledgement = { readonly language: string; readonly text: StrippedText | undefined };

/**
 * The one acknowledgement of a language and programme, the same for every record but for its code: a special text
 * would be a tell on a shared phone. Never a neighbour's language: the programme's reviewed ones side by side instead.
 * Without a text (`undefined`) nothing may be sent.
 */
export const acknowledgement = (
  { society, clocks }: Settings,
  programme: Programme,
  drafts: Drafts,
  { language, code }: { language: DetectedLanguage; code: ReferenceCode },
): Acknowledgement => {
  const spoken = inLanguages(language, programme, drafts);
  const fill = (from: Texts): string => {
    const danger = dangerNumber(programme);
    return from.acknowledgement
      .replace("{society}", society.name)
      .replace("{code}", code)
      .replace("{days}", String(clocks.firstResponseWorkingDays))
      .replace("{danger}", danger ? from.danger.replace("{number}", danger) : "");
  };
  const mark = drafts === "send" ? "[draft] " : "";
  // Our own words, the Society's name and a code: nothing in it was written by a person of the channel.
  const text = spoken.map((from) => mark + fill(from)).join("\n\n");
  return { language: spoken.map((from) => from.language).join("+"), text: (text || undefined) as StrippedText };
};

const inLanguages = (language: DetectedLanguage, programme: Programme, drafts: Drafts): readonly Texts[] => {
  const reviewed = programme.reviewedLanguages;
  const may = (candidate: Language) => drafts === "send" || reviewed.includes(candidate);
  const wanted = language !== "und" && may(language) ? texts[language] : undefined;
  if (wanted) return [wanted];
  const instead: readonly Language[] = drafts === "send" ? [programme.defaultLanguage] : reviewed;
  return instead.flatMap((candidate) => texts[candidate] ?? []);
};

/** Only where every site of the programme shares one reviewed number: a number alone does not say which site. */
const dangerNumber = ({ sites }: Programme): string | undefined => {
  const numbers = new Set(sites.map(({ dangerNumber: reviewed }) => reviewed?.number));
  return numbers.size === 1 ? [...numbers][0] : undefined;
};
