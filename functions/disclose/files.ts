import { notFound } from "../domain/errors.ts";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import type { FeedbackRecord } from "../domain/feedback/record.ts";
import type { Officer } from "../triage/officer.ts";
import type { Actions, DiscloseParts } from "./parts.ts";
import { recordFor } from "./record-for.ts";
import { type SealedThing, sealedThings } from "./sealed-things.ts";

type SealedFile = Extract<SealedThing, { readonly kind: "file" }>;

const linkMs = 2 * 60_000;
/** In base64 it stays under the six megabytes that a Lambda may answer. */
const partBytes = 4_000_000;

/** Files, fetched by a link that is good once. */
export const files = (parts: DiscloseParts): Actions<"fetchFile"> => ({
  fetchFile: async (call) => {
    const { params, query, officer } = call;
    const record = await recordFor(parts, call, "fetch_file");
    const { reference } = record;
    const now = parts.now().toISOString();
    const n = await parts.files.use({ id: params.link, reference, person: officer.id }, query.part, now);
    if (n === undefined) throw notFound();
    const bytes = await fileOf(parts, record, n);
    const part = bytes.data.subarray(query.part * partBytes, (query.part + 1) * partBytes);
    if (query.part >= partsOf(bytes.data.length)) throw notFound();
    return {
      part: query.part,
      parts: partsOf(bytes.data.length),
      contentType: bytes.contentType,
      base64: part.toString("base64"),
      heard: bytes.heard && query.part === 0 ? await parts.unseal(bytes.heard) : null,
    };
  },
});

/** A link to a file, for whoever opened it. */
export const linkTo = async (
  { files: store, now }: DiscloseParts,
  reference: ReferenceCode,
  { n, place, index }: SealedFile,
  { id: person }: Officer,
  id: string,
) => {
  const { contentType = "", bytes = 0, cleaned = false } = place.files[index] ?? {};
  const link = { id, reference, person, n, until: new Date(now().getTime() + linkMs).toISOString() };
  await store.link(link);
  return { link: link.id, parts: partsOf(bytes), contentType, bytes, cleaned };
};

const fileOf = async (parts: DiscloseParts, record: FeedbackRecord, n: number) => {
  const things = record.lifecycle === "closed" ? [] : await sealedThings(parts, record.reference);
  const thing = things.find((each) => each.n === n && each.kind === "file");
  const { object, seal, contentType = "", heard } = (thing?.kind === "file" && thing.place.files[thing.index]) || {};
  const sealed = object && (await parts.objects.get(object));
  if (!sealed || !seal) throw notFound();
  return { contentType, heard, data: await parts.unsealFile(seal, sealed) };
};

/** An empty file is one part too. */
const partsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / partBytes));
