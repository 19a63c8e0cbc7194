import type { ContactWish } from "./coding.ts";

const wishes: readonly (readonly [concept: string, wish: ContactWish])[] = [
  ["w_noreply", "no_reply"],
  ["w_nocall", "no_call"],
  ["w_text", "text_only"],
  ["w_other", "other_channel"],
  ["w_time", "time"],
];

/** How the person wants to be answered, if at all. */
export function contactWishesOf(concepts: ReadonlySet<string>): readonly ContactWish[] {
  return wishes.filter(([concept]) => concepts.has(concept)).map(([, wish]) => wish);
}
