import type { FeedbackRecord, Link } from "./record.ts";

const mostLinks = 50;

/** The links of a record with one more, once. */
export const linked = ({ links = [] }: Pick<FeedbackRecord, "links">, link: Link): readonly Link[] =>
  links.some(({ kind, reference }) => kind === link.kind && reference === link.reference)
    ? links
    : [...links, link].slice(-mostLinks);
