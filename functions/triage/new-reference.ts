import { createHash } from "node:crypto";
import type { ReferenceCode } from "../domain/feedback/handles.ts";
import { referenceCode } from "../domain/feedback/reference-code.ts";

/** A reference code from an id: the same one when a request is repeated. Skipped bytes make it draw again. */
export const newReference = (id: string): ReferenceCode => {
  for (let draw = 0; ; draw++) {
    const code = referenceCode(createHash("sha256").update(`${id}#${draw}`).digest());
    if (code) return code;
  }
};
