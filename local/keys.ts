import * as z from "zod";
import type { KeyStore } from "./emulators/kms/key-store.ts";
import { StartFailure } from "./start-failure.ts";
import type { References } from "./template/references.ts";

const Shape = z.object({
  KeySpec: z.enum(["SYMMETRIC_DEFAULT", "HMAC_256", "ECC_NIST_P256"]).default("SYMMETRIC_DEFAULT"),
  KeyUsage: z.enum(["ENCRYPT_DECRYPT", "GENERATE_VERIFY_MAC", "SIGN_VERIFY"]).default("ENCRYPT_DECRYPT"),
});

/** Makes the keys of the template that the data folder does not have yet. */
export function createKeys(store: KeyStore, refs: References): void {
  for (const [id, properties] of refs.all("AWS::KMS::Key", Object.keys(Shape.shape))) {
    const read = Shape.safeParse(properties);
    if (!read.success) throw new StartFailure(`The local KMS has no keys of the kind that ${id} of the template is.`);
    store.ensure(refs.name(id), read.data.KeySpec, read.data.KeyUsage);
  }
}
