import { evidenceOfHome } from "../../functions/domain/identifiers/home-evidence.ts";
import { claimedBy, type HomeSight, homeSightOf } from "../../functions/domain/identifiers/home-sight.ts";
import type { Knowledge } from "../../functions/domain/knowledge.ts";
import type { Annotated } from "../evaluation/corpus.ts";
import { isTraffic } from "./messages.ts";
import { readMessages } from "./readings.ts";

/** A message as homes are learnt from it: its units in order, and what is masked without any vote. */
export type HomeRow = {
  readonly message: number;
  readonly isTraffic: boolean;
  readonly sight: HomeSight;
  /** The evidence of each unit; none where it is not asked. */
  readonly kinds: readonly (Uint32Array | undefined)[];
  /** 1 for what is part of a home. */
  readonly wanted: Uint8Array;
  /** How bad it is to be wrong about a unit: a town, a name, another number that is masked. */
  readonly isOther: Uint8Array;
  /** Where rules have masked, in offsets of the text. */
  readonly masked: readonly { readonly start: number; readonly end: number }[];
};

/** Reads annotated messages as the stripper does, up to where homes are voted on. */
export function homeRowsOf(messages: readonly Annotated[], knowledge: Knowledge): readonly HomeRow[] {
  return readMessages(messages, knowledge).map(({ annotated, message, reading, claims }) => {
    const { text, marks } = annotated;
    const sight = homeSightOf(reading, claims);
    const labels = sight.first.map((_, unit) => {
      const { start, end } = spanOf(sight, unit);
      return marks.find((mark) => start < mark.end && end > mark.start)?.label;
    });
    return {
      message,
      isTraffic: isTraffic(annotated),
      sight,
      kinds: labels.map((_, unit) => (sight.isAsked[unit] ? Uint32Array.from(evidenceOfHome(sight, unit)) : undefined)),
      wanted: Uint8Array.from(labels, (label, unit) =>
        sight.isAsked[unit] ? Number(label === "ADDRESS") : Number(sight.claimed[unit] === claimedBy.address),
      ),
      isOther: Uint8Array.from(labels, (label) => Number(label !== undefined && label !== "ADDRESS")),
      masked: claims.list
        .filter(({ type }) => type !== null)
        .map(({ start, end }) => ({ start: reading.start[start] ?? 0, end: reading.end[end - 1] ?? text.length })),
    };
  });
}

/** Where a unit stands in the text as it was given. */
export function spanOf({ reading, first, last }: HomeSight, unit: number): { start: number; end: number } {
  const [from, to] = [reading.tokens[first[unit] ?? -1]?.start ?? 0, reading.tokens[last[unit] ?? -1]?.end ?? 0];
  return { start: reading.start[from] ?? 0, end: reading.end[to - 1] ?? 0 };
}
