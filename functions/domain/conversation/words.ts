import type { Language } from "../language/language.ts";
import type { CommandName } from "./command-names.ts";
import am from "./words/am.json" with { type: "json" };
import ar from "./words/ar.json" with { type: "json" };
import bn from "./words/bn.json" with { type: "json" };
import ckb from "./words/ckb.json" with { type: "json" };
import en from "./words/en.json" with { type: "json" };
import es from "./words/es.json" with { type: "json" };
import fa from "./words/fa.json" with { type: "json" };
import fr from "./words/fr.json" with { type: "json" };
import ha from "./words/ha.json" with { type: "json" };
import ht from "./words/ht.json" with { type: "json" };
import kmr from "./words/kmr.json" with { type: "json" };
import my from "./words/my.json" with { type: "json" };
import om from "./words/om.json" with { type: "json" };
import prs from "./words/prs.json" with { type: "json" };
import ps from "./words/ps.json" with { type: "json" };
import pt from "./words/pt.json" with { type: "json" };
import ru from "./words/ru.json" with { type: "json" };
import so from "./words/so.json" with { type: "json" };
import sw from "./words/sw.json" with { type: "json" };
import ti from "./words/ti.json" with { type: "json" };
import tr from "./words/tr.json" with { type: "json" };
import uk from "./words/uk.json" with { type: "json" };
import ur from "./words/ur.json" with { type: "json" };
import wo from "./words/wo.json" with { type: "json" };

/** The words of one language, as its file holds them; the first of each command is the one that our texts name. */
export type Words = Readonly<Record<CommandName, readonly string[]>> & {
  /** Of which language they are. */
  readonly of: string;
  readonly state: string;
  readonly source: string;
  /** What the language is called, by its speakers first. */
  readonly names: readonly string[];
  /** What people put before or behind a command without meaning anything else. */
  readonly courtesies: readonly string[];
};

/** The words that the channel obeys, by language. */
export const words: Readonly<Record<Language, Words>> = {
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
