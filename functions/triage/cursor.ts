import { invalidRequest } from "../domain/errors.ts";

/** A cursor is a place in the order of the queue, opaque to the caller. It grants nothing: what it skips is filtered again. */
export const writeCursor = (order: string): string => Buffer.from(order).toString("base64url");

export const readCursor = (cursor: string): string => {
  const order = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{8,12}Z#HB[2-9B-Z]{8}$/.test(order)) throw invalidRequest(["cursor"]);
  return order;
};
