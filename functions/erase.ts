import * as z from "zod";
import { eraseObjects, type ObjectParts } from "./erase-objects.ts";
import { eraseProviderCopies, type ProviderParts } from "./erase-provider-copies.ts";
import { type Retained, type RetainParts, retain } from "./retain.ts";

export type EraseParts = ProviderParts & RetainParts & ObjectParts;

/** With `dryRun` nothing goes: what would go is counted. */
const Order = z.object({ dryRun: z.boolean().default(false) }).catch({ dryRun: false });

export type ErasedCounts = Retained & Record<"erased" | "pending" | "refused" | "objects", number>;

/** Every quarter of an hour: what may not be kept any longer goes, here and at the provider. */
export const erase =
  (parts: EraseParts) =>
  async (timeLeftMs: () => number, event: unknown): Promise<ErasedCounts> => {
    const { dryRun } = Order.parse(event);
    const retained = await retain(parts, timeLeftMs, dryRun);
    const copies = await eraseProviderCopies(parts, timeLeftMs, dryRun);
    const objects = await eraseObjects(parts, timeLeftMs, dryRun);
    parts.log({ event: "erased", dryRun, ...retained, ...copies, objects });
    return { ...retained, ...copies, objects };
  };
