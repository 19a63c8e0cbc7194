import { totalOf } from "./cost.ts";
import { twilioPrice } from "./cost-page.ts";
import type { Figures } from "./figures.ts";
import type { Cost } from "./metered-client.ts";

/** Room for what a number takes to write down: a million has more digits than a thousand. */
const mostGrowth = 1.15;

/**
 * A sentence for each promise that was not kept: a page of the queue and a week's digest cost the same whatever the
 * number of records, and AWS less than a hundredth of what Twilio asks.
 */
export const brokenPromises = ({ pages, messageCost: lines }: Pick<Figures, "pages" | "messageCost">) => [
  ...grown(
    "A digest",
    pages.map(({ digest }) => digest),
  ),
  ...grown(
    "A page",
    pages.flatMap(({ first, next }) => [first, next]),
  ),
  ...(totalOf(lines) * 10_000 > twilioPrice() / 100 ? ["AWS costs more than a hundredth of Twilio."] : []),
];

const grown = (what: string, costs: readonly Cost[]): readonly string[] =>
  (
    [
      ["requests", costs.map(({ requests }) => requests)],
      ["read units", costs.map(({ readUnits }) => readUnits)],
    ] as const
  ).flatMap(([name, counts]) => {
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return most > least * mostGrowth ? [`${what} takes ${least} to ${most} ${name}, by the number of records.`] : [];
  });
