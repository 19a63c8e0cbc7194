import type { Knowledge } from "../knowledge.ts";
import type { DetectedLanguage } from "../language/language.ts";
import { aboutWhomOf } from "./about.ts";
import { categoriesOf } from "./categories.ts";
import type { Coding } from "./coding.ts";
import { contactWishesOf } from "./contact-wishes.ts";
import { type Evidence, evidence } from "./evidence.ts";
import { type Model, model, type Scores } from "./model.ts";
import { partsOf } from "./parts.ts";
import { type Fear, raised, raises } from "./raise.ts";
import { sensitivityOf } from "./sensitivity.ts";
import { topicsOf } from "./topics.ts";
import { tracksOf } from "./tracks.ts";
import { typeOf } from "./type.ts";
import { urgencyOf } from "./urgency.ts";
import { whyOf } from "./why.ts";

type Code = (text: string, context: { readonly language: DetectedLanguage }) => Coding;

/**
 * Reads the knowledge once and gives the function that codes a message: as a whole, and part by part, which can only
 * raise the coding. More text never lowers a sensitivity.
 */
export function coder(knowledge: Knowledge): Code {
  const read = reader(knowledge);
  return (text, { language }) => {
    const { isOne, parts } = partsOf(text);
    return parts
      .map((part) => read(part, language))
      .reduce(
        (coding, part) => (raises(coding, part.fear) ? raised(coding, part.coding()) : coding),
        read(text, language, isOne).coding(),
      );
  };
}

/** A message that is too long to be weighed as one says its fears part by part. */
const unsaid: Scores = new Map();

/** A text read: what is feared in it, and the whole coding for whoever asks. */
type Reading = { readonly fear: Fear; readonly coding: () => Coding };

/** Rules over concepts and words are evidence; a linear model learnt what each is worth, and decides. */
function reader(knowledge: Knowledge): (text: string, language: DetectedLanguage, isOne?: boolean) => Reading {
  const linear = model(knowledge);
  const evidenceIn = evidence(knowledge, linear.file.buckets);
  return (text, language, isOne = true) => {
    const found = evidenceIn(text, language);
    const scores = linear.score(found.features);
    const fears = isOne ? scores : unsaid;
    const { sensitivity, sensitive } = sensitivityOf(found, fears, linear);
    const urgency = urgencyOf(found, { scores, fears }, linear.file.thresholds, sensitivity);
    const fear = { sensitivity, sensitive, urgency };
    return { fear, coding: () => codingOf(found, scores, linear, fear) };
  };
}

function codingOf(found: Evidence, scores: Scores, linear: Model, fear: Fear): Coding {
  const { sensitivity, sensitive } = fear;
  const type = typeOf(found, scores, sensitivity);
  const about = aboutWhomOf(found.concepts, sensitive);
  return {
    type,
    topics: topicsOf(scores, found.concepts, type, sensitivity),
    codes: categoriesOf(type, found.concepts, sensitive),
    about,
    sensitive,
    sensitivity,
    urgency: fear.urgency,
    contactWishes: contactWishesOf(found.concepts),
    writerMayBeChild: found.concepts.has("i_am_age"),
    tracks: tracksOf(type, about, sensitive),
    why: whyOf(found, linear, type, sensitive),
  };
}
