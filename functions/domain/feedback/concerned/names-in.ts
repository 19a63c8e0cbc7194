import type { Stripped } from "../../identifiers/identifier.ts";

/** What the stripper took for the name of a person, in memory. */
export const namesIn = ({ identifiers }: Pick<Stripped, "identifiers">): readonly string[] =>
  identifiers.filter(({ type }) => type === "PERSON").map(({ value }) => value);
