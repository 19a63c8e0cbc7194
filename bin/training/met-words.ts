import { foldText } from "../../functions/domain/identifiers/normalise.ts";
import { learn } from "../../functions/domain/identifiers/strip.ts";
import type { Knowledge } from "../../functions/domain/knowledge.ts";
import type { Annotated, Label } from "../evaluation/corpus.ts";
import { listedWords } from "./listed-words.ts";

/** Words of the names and of the places in annotated messages; Burmese syllables say nothing by themselves. */
export type Met = { readonly names: readonly string[]; readonly places: readonly string[] };

/** What the messages name that no ordinary text uses and no list has as the other. */
export function metWords(messages: readonly Annotated[], knowledge: Knowledge): Met {
  const listed = listedWords();
  const { vocabulary } = learn(knowledge);
  const isListed = (word: string, ...keys: string[]) => keys.some((key) => listed.get(key)?.has(word));
  const wordsOf = (label: Label) =>
    new Set(
      messages.flatMap(({ text, marks }) =>
        marks
          .filter((mark) => mark.label === label)
          .flatMap(({ start, end }) => foldText(text.slice(start, end)).split(/[^\p{L}\p{M}]+/u))
          .filter((word) => word.length > 2 && !/[\u1000-\u109f]/.test(word))
          .filter((word) => !vocabulary.knows(word) && !isListed(word, "common")),
      ),
    );
  const [names, places] = [wordsOf("PERSON"), wordsOf("PLACE")];
  return {
    names: [...names].filter((word) => !isListed(word, "places")).sort(),
    places: [...places.difference(names)]
      .filter((word) => !isListed(word, "places", "given", "family", "ambiguous"))
      .sort(),
  };
}
