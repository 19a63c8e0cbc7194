import type { Share } from "./figures.ts";

/** A share as a number from 0 to 1, where it is shown and stands on enough. */
export const percentage = (share: Share | null | undefined, base: number): number | undefined =>
  share && typeof share.part === "number" && share.whole >= base ? share.part / share.whole : undefined;
