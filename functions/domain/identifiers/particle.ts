import type { DetectedLanguage } from "../language/language.ts";
import type { Reading } from "./reading.ts";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Small words inside names: "María del Socorro Ríos", "Ali bin Salem". */
const inside = setOf(
  "de del la las los da do dos das e van der den von bin ben ibn bint ould mint al el بن ابن بنت ولد ال",
);
/** Small words in front of names: "Dr Van der Merwe", "la Negra", "Ti Jean". */
const front = setOf("van der den von de del di da la el le ti al bin ben ibn bint ould mint بن ابن بنت ولد");

/** Words that make a name of the word in front of them: "صفت الله", "نورین اختر", "گل خان". */
const behind = setOf("الله الدين محمد احمد علي حسين خان گل ګل جان بيگم بيبي بي اختر آغا اغا ولي");

/** Whether a token is a word that makes a name of the word in front of it. */
export const isBehindName = (reading: Reading, at: number): boolean => behind.has(reading.tokens[at]?.folded ?? "");

/** "نبی الله", "باز ګل": said of nobody alone; not in Arabic, where God is called upon behind a name. */
const joining = setOf("الله الدين خان گل ګل");

/** Whether a token belongs to the name in front of it, whatever it means elsewhere. */
export const isJoinedToName = (reading: Reading, at: number): boolean =>
  /^(?:fa|prs|ps|ur)$/.test(reading.language) && joining.has(reading.tokens[at]?.folded ?? "");

/** Whether a token is a small word inside a name. */
export const isParticle = (reading: Reading, at: number): boolean => {
  const word = reading.tokens[at]?.folded ?? "";
  return inside.has(word) && !reading.ands.has(word);
};

const descents = setOf("bin ben ibn bint ould mint بن ابن بنت ولد");

/** Whether a token is "son of" or "daughter of": part of a name wherever it stands in front of one. */
export const isOfName = (reading: Reading, at: number): boolean =>
  descents.has(reading.tokens[at]?.folded ?? "") && !reading.selves.has(reading.tokens[at]?.folded ?? "");

/** "Umm Khaled": mother or father of, part of the name; "ام" and "بو" are everyday words outside Arabic. */
const kunyas = setOf("ام ابو ابي بو um umm oum abu abou abo");
const persian = setOf("حاجي حاج مش اقا كاكا لالا");
/** "حاجی صمد", "Hajiya Talatu", "baba Shukuru": how people are called where the language is spoken, and so part of the name. */
const calling: Readonly<Partial<Record<DetectedLanguage, ReadonlySet<string>>>> = {
  fa: persian,
  prs: persian,
  ps: persian,
  ur: setOf("ام"),
  ti: setOf("ወዲ"),
  ha: setOf("hajiya hajia alhaji baba inna goggo gwaggo maman"),
  sw: setOf("baba mama"),
  so: setOf("xaaji xaaja"),
  om: setOf("haaji sheek abbaa haadha"),
  wo: setOf("yaay baay tonton tata serigne serin sokhna"),
};

/** Whether a token is "mother of" or "father of", or what people are called by before their names. */
export const isKunya = (reading: Reading, at: number): boolean => {
  const word = reading.tokens[at]?.folded ?? "";
  if (calling[reading.language]?.has(word)) return true;
  return kunyas.has(word) && (reading.language === "ar" || reading.language === "und" || !/^(?:ام|بو)$/.test(word));
};

/** Titles that people bear for life and are called by, in folded letters: they go with the name, and announce none by themselves. */
const honours: Readonly<Partial<Record<DetectedLanguage, ReadonlySet<string>>>> = {
  ar: setOf("شيخ الشيخ حجي الحجي حاج الحاج حاجه الحاجه حجه الحجه سي سيدي للا لاله"),
  ckb: setOf("حاجي شيخ مهلا سهيد"),
  kmr: setOf("heci sex mele seyid seyda"),
  ur: setOf("حاجي چوهدري چودهري مايي سيد"),
  bn: setOf("হাজী হাজি হাফেজ"),
  am: setOf("ሀጂ ሼህ ሼኽ ሼክ አባ እማሆይ ጋሽ ጋሼ እትዬ"),
  ti: setOf("ሀጂ ሼኽ አባ ቀሺ ጓል"),
};

/** Whether a token is what people are called by before their names, so that it goes with a name behind it. */
export const isCalledBy = (reading: Reading, at: number): boolean =>
  isKunya(reading, at) || honours[reading.language]?.has(reading.tokens[at]?.folded ?? "") === true;

/** Whether a token is a small word in front of a name: what follows has a capital, or no case. */
export const leads = (reading: Reading, at: number): boolean => {
  const next = reading.tokens[at + 1];
  if (!front.has(reading.tokens[at]?.folded ?? "") || next?.kind !== "word") return false;
  return next.case !== "lower" || front.has(next.folded);
};
