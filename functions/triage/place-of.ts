import type { CursorList } from "../adapters/cursors.ts";
import { invalidRequest } from "../domain/errors.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";

/** Where a list goes on. A cursor grants nothing: what comes after it is filtered again. */
export const placeOf = async (
  { cursors }: Pick<TriageParts, "cursors">,
  list: CursorList,
  cursor: string | undefined,
  { id }: Pick<Officer, "id">,
): Promise<string | undefined> => {
  const place = cursor === undefined ? undefined : await cursors.read(list, cursor, id);
  if (cursor !== undefined && place === undefined) throw invalidRequest(["cursor"]);
  return place;
};
