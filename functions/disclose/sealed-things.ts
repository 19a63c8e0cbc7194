import type { SealedFiles } from "../adapters/sealed-files.ts";
import type { SealedIdentity } from "../adapters/sealed-identities.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { FileState } from "../domain/media/kept-file.ts";
import type { DiscloseParts } from "./parts.ts";

type Common = {
  /** By which it is called, for the whole life of the record. */
  readonly n: number;
  readonly label: string;
  readonly receivedAt: string;
  readonly index: number;
};

/** One thing that is sealed of a record, by its number: a value or a file. */
export type SealedThing = Common &
  (
    | { readonly kind: "value"; readonly place: SealedIdentity; readonly state: "sealed" | "destroyed" }
    | { readonly kind: "file"; readonly place: SealedFiles; readonly state: ShownState }
  );
type ShownState = "sealed" | "waiting" | "too_large" | "lost" | "destroyed";

/** Everything that is, or was, sealed of a record, in the order of its numbers; nothing of it is opened. */
export const sealedThings = async (
  { identities, files }: Pick<DiscloseParts, "identities" | "files">,
  reference: ReferenceCode,
): Promise<readonly SealedThing[]> => {
  const [values, kept] = await Promise.all([identities.of(reference), files.of(reference)]);
  return [...values.flatMap(ofValues), ...kept.flatMap(ofFiles)].toSorted((one, other) => one.n - other.n);
};

const ofValues = (place: SealedIdentity): readonly SealedThing[] =>
  place.identity.values.map(({ label, data }, index) => {
    const state = data === undefined ? "destroyed" : "sealed";
    return { kind: "value", n: place.first + index, label, receivedAt: place.receivedAt, state, place, index };
  });

const ofFiles = (place: SealedFiles): readonly SealedThing[] =>
  place.files.map(({ label, state }, index) => ({
    kind: "file",
    n: place.first + index,
    label,
    receivedAt: place.receivedAt,
    state: state === undefined ? "destroyed" : shown[state],
    place,
    index,
  }));

const shown: Readonly<Record<FileState, ShownState>> = {
  waiting: "waiting",
  storing: "waiting",
  kept: "sealed",
  too_large: "too_large",
  lost: "lost",
};
