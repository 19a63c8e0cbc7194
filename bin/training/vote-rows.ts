import { evidenceOf } from "../../functions/domain/identifiers/name-evidence.ts";
import { claimed, enough } from "../../functions/domain/identifiers/name-mark.ts";
import { scoreNames } from "../../functions/domain/identifiers/name-score.ts";
import { sightOf } from "../../functions/domain/identifiers/name-sight.ts";
import { worthByRules } from "../../functions/domain/identifiers/name-votes.ts";
import type { Annotated, Label, Mark } from "../evaluation/corpus.ts";
import { isTraffic } from "./messages.ts";
import { markAt, type ReadMessage } from "./readings.ts";
import type { UseCount } from "./use-count.ts";

/** A word of an annotated message: what speaks for and against its being a name, and which name it is part of. */
export type Row = {
  readonly message: number;
  readonly kinds: Uint32Array;
  readonly name: Mark | undefined;
  readonly place: Mark | undefined;
  /** Whether the message's kinds are mixed as in traffic; the others are written to be hard. */
  readonly isTraffic: boolean;
  /** Whether the rules alone take it for a name. */
  readonly isByRule: boolean;
  /** What the rules add to the votes. */
  readonly byRules: number;
};

/** What the stripper would ask of annotated messages, had their own words not been counted: a row for every word that nothing surer has claimed. */
export function rowsOf(messages: readonly ReadMessage[], uses: UseCount): readonly Row[] {
  return messages.flatMap((one) => {
    const { annotated, message, claims } = one;
    const reading = { ...one.reading, usage: uses.without(message) };
    const scores = scoreNames(reading, claims);
    const sight = sightOf(reading, scores);
    return reading.tokens.flatMap((token, at): Row[] => {
      const isAsked = token.kind === "word" && scores.all[at] !== claimed;
      const mark = markAt(one, at);
      const label = mark?.label;
      if (!isAsked || (label !== undefined && label !== "PERSON" && label !== "PLACE")) return [];
      const [name, place] = [label === "PERSON" ? mark : undefined, label === "PLACE" ? mark : undefined];
      return [
        {
          message,
          kinds: Uint32Array.from(evidenceOf(sight, at)),
          name,
          place,
          isTraffic: isTraffic(annotated),
          isByRule: (scores.all[at] ?? 0) >= enough,
          byRules: worthByRules(scores.all[at] ?? 0, scores.bonus[at] ?? 0),
        },
      ];
    });
  });
}

/**
 * The same messages a second time, with what is found already put away: the stripper reads a text again until nothing
 * more is found, and has to let be what is none there, too. Every third name, or address, is left to be found.
 */
export function putAway(messages: readonly Annotated[], left: Label = "PERSON"): readonly Annotated[] {
  return messages.map((message, number) => {
    let text = "";
    let from = 0;
    const marks: Mark[] = [];
    message.marks.forEach(({ label, start, end }, at) => {
      text += message.text.slice(from, start);
      const isKept = label === "PLACE" || (label === left && (number + at) % 3 === 0);
      const stands = isKept ? message.text.slice(start, end) : `[${label}_${at + 1}]`;
      if (isKept) marks.push({ label, start: text.length, end: text.length + stands.length });
      text += stands;
      from = end;
    });
    return { ...message, text: text + message.text.slice(from), marks };
  });
}
