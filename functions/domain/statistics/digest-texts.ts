import type { HarmClass } from "./harm.ts";
import type { ShareName, TableName } from "./tables.ts";
import ar from "./texts/ar.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import es from "./texts/es.json" with { type: "json" };
import fr from "./texts/fr.json" with { type: "json" };

/** A text for each form that a number takes in the language (CLDR's categories); `other` stands in for those left out. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

type Headings = "decide" | "weeks" | "unheard" | "rising" | "clocks" | "news" | "health" | "protected" | "mail";
type Named<Names extends string> = Readonly<Record<Names, string>>;

/** The words of a digest in one language, as its file holds them. */
export type DigestTexts = {
  readonly language: string;
  readonly direction: string;
  readonly state: string;
  readonly source: string;
  /** Between a name and its number in plain text; French has a space before it. */
  readonly colon: string;
  readonly records: Plural;
  readonly more: Plural;
  readonly fewer: Plural;
  readonly same: string;
  readonly pointsMore: Plural;
  readonly pointsFewer: Plural;
  readonly pointsSame: string;
  readonly week: string;
  readonly subject: Named<"quiet" | "rising" | "topic" | "change" | "plain" | "integrity">;
  readonly received: string;
  readonly receivedAndChange: string;
  readonly few: string;
  readonly mostly: string;
  readonly standsOut: string;
  readonly tiles: Named<"received" | "due" | "told" | "waiting">;
  readonly share: Named<"fewer" | "hidden" | "nearlyAll" | "nearlyNone" | "part">;
  readonly target: string;
  readonly headings: Named<Headings>;
  readonly decide: Named<"late" | "told" | "rising" | "unheard" | "none">;
  readonly overdue: Plural;
  readonly open: string;
  readonly linksNote: string;
  readonly unheard: string;
  readonly unheardNone: string;
  readonly rising: string;
  readonly risingNone: string;
  readonly answers: Named<
    "median" | "medianWaiting" | "p90" | "p90Waiting" | "overdueNone" | "inTime" | "satisfied" | "longer"
  > &
    Named<Extract<ShareName, "told">>;
  readonly oldest: Plural;
  readonly newsNone: string;
  readonly health: Named<
    "reopened" | "stopped" | "erased" | "undelivered" | "corrected" | "deleted" | "messages" | "cost"
  >;
  readonly harm: Named<"heading" | "note" | "few"> & { readonly classes: Named<HarmClass> };
  readonly protect: string;
  readonly silence: string;
  readonly withheld: string;
  readonly rest: string;
  readonly separate: string;
  readonly integrity: string;
  readonly footer: string;
  readonly frequency: Named<"weekly" | "monthly">;
  readonly stop: string;
  readonly attachment: string;
  readonly stopPage: Named<"ask" | "button" | "done" | "over">;
  readonly sheet: Named<
    "programme" | "week" | "code" | "table" | "row" | "count" | "hidden" | "received" | "all" | "part" | ShareName
  >;
  readonly tables: Named<TableName>;
  /** Rumours are named by their topic. */
  readonly labels: Readonly<Record<Exclude<TableName, "rumour">, Readonly<Record<string, string>>>>;
};

const texts: Readonly<Record<string, DigestTexts>> = { ar, en, es, fr };

/** The words in a reader's language; English where there are none, whatever somebody writes into an address. */
export const digestTexts = (language: string): DigestTexts =>
  (Object.hasOwn(texts, language) ? texts[language] : undefined) ?? en;
