import type { Knowledge } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import type { SenderHints } from "../understanding.ts";
import { findAddresses } from "./address.ts";
import { findBankAccounts } from "./bank-account.ts";
import { findBankParts } from "./bank-part.ts";
import { type Claims, type Finder, openClaims } from "./claim.ts";
import { findDates } from "./date.ts";
import { findDocuments } from "./document.ts";
import { findEmails } from "./email.ts";
import { findHandles } from "./handle.ts";
import { findHomes, joinHomes } from "./home.ts";
import { readHomeVotes } from "./home-votes.ts";
import type { Identifier, Stripped, StrippedText } from "./identifier.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";
import { readLexicons } from "./lexicons.ts";
import { findLinks } from "./link.ts";
import { findNames } from "./name.ts";
import { readVotes } from "./name-vote-file.ts";
import { findNumbers } from "./number.ts";
import { numberEnds } from "./number-ends.ts";
import { placeholders } from "./placeholder.ts";
import { findPlates } from "./plate.ts";
import { findPositions } from "./position.ts";
import { type Learnt, type Reading, read } from "./reading.ts";
import { keepReferences } from "./reference.ts";
import { findSenders } from "./sender.ts";
import { findSpokenNumbers } from "./spoken.ts";
import { readUsage } from "./usage-file.ts";
import { readVocabulary } from "./vocabulary.ts";
import type { Words } from "./word.ts";

export type StripContext = { readonly language: DetectedLanguage; readonly sender?: SenderHints };
export type Strip = (text: string, context: StripContext) => Stripped;

/** In order of certainty: what one has claimed, the next leaves alone. */
const finders: readonly { readonly needs: RegExp; readonly find: Finder }[] = [
  { needs: /hb|fb-|c[frm]|ref-|[a-z]-?\d|ds-|eoir/, find: keepReferences },
  { needs: /@|\.\S|\s\.\s|dot|punto|point|ponto|точка|крапка|nokta/, find: findEmails },
  { needs: /[.:]\S/, find: findLinks },
  { needs: /\d|\/\/\/|w3w|what3words|\+/, find: findPositions },
  { needs: /./, find: findHandles },
  { needs: /\d/, find: findBankAccounts },
  { needs: /\d/, find: findDates },
  { needs: /\d/, find: findPlates },
  { needs: /\d/, find: findDocuments },
  { needs: /\d/, find: findNumbers },
  { needs: /\d/, find: findBankParts },
  { needs: /./, find: findAddresses },
  { needs: /./, find: findSpokenNumbers },
];

/** What stands outside of placeholders, whose digits are nobody's number: what touches them is never claimed. */
const withoutPlaceholders = ({ folded, tokens }: Reading): string => {
  const pieces: string[] = [];
  let from = 0;
  for (const { kind, start, end } of tokens) {
    if (kind !== "placeholder") continue;
    pieces.push(folded.slice(from, start));
    from = end;
  }
  return [...pieces, folded.slice(from)].join(" ");
};

/** A text as names are looked for in it: read, and with everything else claimed. */
export const readyForNames = (
  text: string,
  { language, sender }: StripContext,
  learnt: Learnt,
  met?: Words,
): { readonly reading: Reading; readonly claims: Claims } => {
  const reading = read(text, language, learnt, met);
  const claims = openClaims(reading);
  if (sender) findSenders(sender)(reading, claims);
  const outside = withoutPlaceholders(reading);
  for (const { needs, find } of finders) if (needs.test(outside)) find(reading, claims);
  return { reading, claims };
};

const identifiersIn = (text: string, context: StripContext, learnt: Learnt, met: Words): readonly Identifier[] => {
  const { reading, claims } = readyForNames(text, context, learnt, met);
  if (learnt.homes) findHomes(learnt.homes)(reading, claims);
  findNames(reading, claims);
  return claims.list
    .flatMap((claim) => {
      const { type } = claim;
      const { start, end } = numberEnds(reading, claims, claim);
      return type === null
        ? []
        : [{ type, start: reading.start[start] ?? 0, end: reading.end[end - 1] ?? text.length }];
    })
    .sort((a, b) => a.start - b.start)
    .filter((one, i, all) => i === 0 || one.start >= (all[i - 1]?.end ?? 0));
};

/**
 * Makes the function that takes identifiers out of a text: `[PERSON_1]` stands for them, what stood there is given
 * beside it, offsets refer to the given text. Never throws, linear in the length of the text; stripping twice
 * changes nothing more.
 */
export const stripper = (knowledge: Knowledge): Strip => {
  let learnt: Learnt | undefined;
  return (text, context) => {
    learnt ??= learn(knowledge);
    return stripWith(learnt, text, context);
  };
};

/** What the knowledge says to this room. */
export const learn = (knowledge: Knowledge): Learnt => {
  const table = readLexicons(knowledge);
  const ready = new Map<DetectedLanguage, Lexicon>();
  const lexicon = (language: DetectedLanguage): Lexicon => {
    const made = ready.get(language) ?? lexiconOf(table, language);
    ready.set(language, made);
    return made;
  };
  const vocabulary = readVocabulary({
    words: knowledge.get("identifiers/vocabulary.weights"),
    somewhere: knowledge.get("identifiers/somewhere.weights"),
    met: knowledge.get("identifiers/met.weights"),
    places: knowledge.get("identifiers/met-places.weights"),
    towns: knowledge.get("identifiers/towns.weights"),
    names: knowledge.get("identifiers/names.weights"),
  });
  const votes = readVotes(knowledge.get("identifiers/votes.weights"));
  const usage = readUsage(knowledge.get("identifiers/usage.weights"));
  return { lexicon, vocabulary, votes, usage, homes: readHomeVotes(knowledge.get("identifiers/homes.weights")) };
};

const stripWith = (learnt: Learnt, text: string, context: StripContext): Stripped => {
  const found = settle(learnt, text, context);
  const identifiers = placeholders(text, found);
  return { text: render(text, identifiers) as StrippedText, identifiers };
};

const rounds = 6;

/** Strips until nothing more is found, so that the stripped text is stable. */
const settle = (learnt: Learnt, text: string, context: StripContext): readonly Identifier[] => {
  const met: Words = new Map();
  let found = joinHomes(identifiersIn(text, context, learnt, met), text);
  for (let round = 1; round < rounds && found.length > 0; round += 1) {
    const { masked, offsetOf } = mask(text, found);
    const more = identifiersIn(masked, context, learnt, met);
    if (more.length === 0) break;
    const added = more.map(({ type, start, end }) => ({ type, start: offsetOf(start), end: offsetOf(end) }));
    found = joinHomes(
      [...found, ...added].sort((a, b) => a.start - b.start),
      text,
    );
  }
  return found;
};

const mask = (text: string, found: readonly Identifier[]): { masked: string; offsetOf: (at: number) => number } => {
  const marked = placeholders(text, found);
  const shifts: { readonly at: number; readonly by: number }[] = [];
  let shift = 0;
  for (const { start, end, placeholder } of marked) {
    const at = end + shift + placeholder.length - (end - start);
    shift = at - end;
    shifts.push({ at, by: shift });
  }
  const offsetOf = (at: number): number => {
    let low = 0;
    let high = shifts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((shifts[middle]?.at ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    return at - (shifts[low - 1]?.by ?? 0);
  };
  return { masked: render(text, marked), offsetOf };
};

const render = (text: string, identifiers: ReturnType<typeof placeholders>): string => {
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, placeholder } of identifiers) {
    pieces.push(text.slice(from, start), placeholder);
    from = end;
  }
  return pieces.join("") + text.slice(from);
};
