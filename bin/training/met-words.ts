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

/** Words of annotated messages that stand in none of their names. */
export function wordsBesideNames(messages: readonly Annotated[]): ReadonlySet<string> {
  const wordsOf = (text: string) => foldText(text).split(/[^\p{L}\p{M}]+/u);
  const names = new Set<string>();
  const others = new Set<string>();
  for (const { text, marks } of messages) {
    let from = 0;
    for (const { label, start, end } of [...marks, { label: undefined, start: text.length, end: text.length }]) {
      for (const word of wordsOf(text.slice(from, start))) others.add(word);
      for (const word of wordsOf(text.slice(start, end))) (label === "PERSON" ? names : others).add(word);
      from = end;
    }
  }
  return others.difference(names);
}
