import type { Copies, DigestInput } from "./digest.ts";
import { type DigestSection, lines } from "./digest-section.ts";
import type { DigestTexts } from "./digest-texts.ts";
import type { Words } from "./digest-words.ts";

/** How the channel itself fares: what did not arrive, what was corrected, what it costs, what was erased. */
export const health = (input: DigestInput, texts: DigestTexts, words: Words): DigestSection => {
  const [{ roots, shares, service, messagesPerRecord }] = input.history;
  const few = (count: number | null) => (count === null ? words.fill(texts.share.fewer) : words.number(count));
  const said: (string | false)[] = [
    service !== undefined && words.fill(texts.health.undelivered, { n: few(service.undelivered) }),
    words.fill(texts.health.stopped, { n: few(roots.stopped) }),
    shares.corrected ? words.fill(texts.health.corrected, { share: words.share(shares.corrected) }) : false,
    words.fill(texts.health.reopened, { n: few(roots.reopened) }),
    typeof messagesPerRecord === "number" && costOf(messagesPerRecord, input, texts, words),
    service !== undefined && words.fill(texts.health.deleted, { n: few(service.deleted) }),
    input.copies !== undefined && copiesOf(input.copies, texts, words),
  ];
  return lines(
    "health",
    texts.headings.health,
    said.filter((line) => line !== false),
  );
};

const costOf = (messages: number, { messagePrice }: DigestInput, texts: DigestTexts, words: Words): string => {
  const values = { messages: words.number(messages) };
  if (!messagePrice) return words.fill(texts.health.messages, values);
  return words.fill(texts.health.cost, {
    ...values,
    cost: words.money(messages * messagePrice.amount, messagePrice.currency),
  });
};

/** In tens, of the whole Society: copies of hidden messages are among them, and how many those are is told to nobody. */
const copiesOf = ({ erased, pending, refused }: Copies, texts: DigestTexts, words: Words): string => {
  const tens = (count: number) => words.number(10 * Math.floor(count / 10));
  return words.fill(texts.health.erased, { erased: tens(erased), pending: tens(pending), refused: tens(refused) });
};
