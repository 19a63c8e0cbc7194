import { readFileSync } from "node:fs";

/** A code with what it is called in each language. */
export type Labelled = { readonly id: string; readonly labels: Readonly<Record<string, string>> };

/** What codes are called: of the coding framework, and of all else by language, list and code. */
export type Labels = {
  readonly framework: {
    readonly id: string;
    readonly version: number;
    readonly types: readonly (Labelled & { readonly categories: readonly Labelled[] })[];
    readonly topics: readonly Labelled[];
  };
  readonly lists: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
};
export type ReadLabels = () => Labels;

/** The labels, from the file beside the bundle; read when they are first asked for. */
export const labelsBeside = (bundle: string): ReadLabels => {
  let read: Labels | undefined;
  return () => {
    read ??= JSON.parse(readFileSync(new URL("./labels.json", bundle), "utf8")) as Labels;
    return read;
  };
};
