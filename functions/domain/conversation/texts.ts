import type { Language } from "../language/language.ts";
import am from "./texts/am.json" with { type: "json" };
import ar from "./texts/ar.json" with { type: "json" };
import bn from "./texts/bn.json" with { type: "json" };
import ckb from "./texts/ckb.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import fa from "./texts/fa.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };
import ha from "./texts/ha.json" with { type: "json" };
import ht from "./texts/ht.json" with { type: "json" };
import kmr from "./texts/kmr.json" with { type: "json" };
import my from "./texts/my.json" with { type: "json" };
import om from "./texts/om.json" with { type: "json" };
import prs from "./texts/prs.json" with { type: "json" };
import ps from "./texts/ps.json" with { type: "json" };
import pt from "./texts/pt.json" with { type: "json" };
import ru from "./texts/ru.json" with { type: "json" };
import so from "./texts/so.json" with { type: "json" };
import sw from "./texts/sw.json" with { type: "json" };
import ti from "./texts/ti.json" with { type: "json" };
import tr from "./texts/tr.json" with { type: "json" };
import uk from "./texts/uk.json" with { type: "json" };
import ur from "./texts/ur.json" with { type: "json" };
import wo from "./texts/wo.json" with { type: "json" };

/** What the channel says by itself. Each name is one text in every language's file. */
export const textNames = [
  "acknowledgement",
  "info",
  "help",
  "statusOpen",
  "statusInProgress",
  "statusClosed",
  "statusAnswerWaits",
  "statusUnknown",
  "stopped",
  "started",
  "deleteQuestion",
  "deleted",
  "nothingWaits",
  "answerWaits",
  "human",
  "humanCall",
  "noNews",
  "languageQuestion",
  "languageSet",
  "satisfactionQuestion",
  "satisfactionThanks",
] as const;
export type TextName = (typeof textNames)[number];

/** The texts of one language, as its file holds them; a segment is what one SMS can carry and costs. */
export type Texts = Readonly<Record<TextName, string>> & {
  readonly language: string;
  readonly state: string;
  readonly source: string;
  /** The most segments that each text may cost by SMS. */
  readonly segments: Readonly<Record<TextName, number>>;
  /** Within acknowledgement, help, human and humanCall, where a number is known. */
  readonly danger: string;
};

/** What the channel can say by itself, by language. */
export const texts: Readonly<Record<Language, Texts>> = {
  am,
  ar,
  bn,
  ckb,
  en,
  es,
  fa,
  fr,
  ha,
  ht,
  kmr,
  my,
  om,
  prs,
  ps,
  pt,
  ru,
  so,
  sw,
  ti,
  tr,
  uk,
  ur,
  wo,
};
