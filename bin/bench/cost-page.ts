import { assumed, type CostLine, mailCost, totalOf } from "./cost.ts";
import type { Figures } from "./figures.ts";
import prices from "./prices.json" with { type: "json" };

const many = 10_000;

/** What Twilio asks for carrying so many messages and so many acknowledgements, by its cheapest way. */
export const twilioPrice = (): number => many * 2 * prices.twilio.whatsappMessage;

/** docs/cost.md, written from what was measured. */
export const costPage = ({ perMessage, messageCost, idleCost, pages, measuredOn }: Figures): string => {
  const ours = totalOf(messageCost) * many;
  const mail = mailCost(perMessage);
  const mails = totalOf([mail]) * many;
  const share = perMessage.sensitiveShare;
  const sms = many * 2 * prices.twilio.smsMessageUnitedStates;
  return `# What it costs

Written by \`npm run bench\`; do not edit it by hand. Measured on ${measuredOn}, over ${perMessage.messages} messages of the corpus, at the
wire between the bundled functions and the emulators of AWS. Prices in US dollars, ${prices.aws.region}, without free tiers.

**10,000 messages, each with its record and its acknowledgement: AWS ${dollars(ours)}; Twilio ${dollars(twilioPrice())} by WhatsApp (its
cheapest way), ${dollars(sms)} by SMS in the United States (one segment each). AWS is ${percent(ours)} of the cheaper; with the mails
to the people on duty ${dollars(ours + mails)} or ${percent(ours + mails)}.**

## A message, its record and its acknowledgement

${table(messageCost, many, "10,000 messages")}

Capacity is what DynamoDB reports for each request (\`ReturnConsumedCapacity\`); a transaction counts twice, an index of its
own. Assumed, on the dear side: ${assumed.runSeconds * 1000} ms billed for each run of a function at ${assumed.runGigabytes} GB, ${assumed.logBytesPerRun} bytes of log a run,
${assumed.storedBytes} bytes stored for ${assumed.storedMonths} months, every queue message received and deleted alone. The requests at the wire:

| request | a message |
| --- | --: |
${Object.entries(perMessage.requests)
  .map(([name, times]) => `| ${name} | ${times.toFixed(2)} |`)
  .join("\n")}

Receiving from the queues and deleting from them Lambda does for us. The counters of a week are one item a shard that
grows with the figures in it, and with it what each update takes: measured is a young week.

KMS is asked by our code only for what is sealed and for keyed hashes; what DynamoDB and SQS ask on our behalf for their
own keys they keep for minutes, which is little and not counted here.

## Telling the people on duty

Of sensitive records people are told at once, by mail, and in danger by SMS too. The work for it is in the table above; what SES
asks for the mails is this:

${table([mail], many, "10,000 messages")}

${Math.round(share * 100)} in 100 messages of this corpus are sensitive, because it was written to try that; ${(mail.amount / share).toFixed(2)} mails each. With all mails AWS stays
under 1 % of Twilio's cheaper way while at most ${Math.floor((Math.max(0, twilioPrice() / 100 - ours) / mails) * share * 100)} in 100 are sensitive. Reminders, until somebody takes a record up, come on top: a mail a
person each. The people of this measurement have no telephones, so that no SMS is in it; each is Twilio's, at its price of a message.

## A month in which nobody writes

${table(idleCost, 1, "a month")}

With yearly rotation a key costs a dollar more after each of its first two years. Rent of telephone numbers is Twilio's, and
not in here. Officers who look at the queue, the weekly mails and the sign-in come on top; a page of the queue of 25 records takes
${pages.at(-1)?.first.readUnits ?? 0} read units:

| records in the queue | requests, first page | read units | requests, next page | read units |
| --: | --: | --: | --: | --: |
${pages
  .map(
    ({ records, first, next }) =>
      `| ${records.toLocaleString("en")} | ${first.requests} | ${first.readUnits} | ${next.requests} | ${next.readUnits} |`,
  )
  .join("\n")}

A week's digest reads counters, and as many of them at any number of records; this is the first one, for which the counters of
two years are added up:

| records | requests | read units |
| --: | --: | --: |
${pages
  .map(({ records, digest }) => `| ${records.toLocaleString("en")} | ${digest.requests} | ${digest.readUnits} |`)
  .join("\n")}

## Prices

${prices.sources.map(({ of, read, at }) => `- ${of} (${read}): <${at}>`).join("\n")}
- Not looked up: ${prices.notLookedUp}.

They are data in \`bin/bench/prices.json\`: look them up for your region, put them in and run the bench again.
`;
};

const table = (lines: readonly CostLine[], times: number, per: string): string =>
  [
    `| what | each | price | ${per} |`,
    "| --- | --: | --: | --: |",
    ...lines.map(
      ({ what, amount, price }) => `| ${what} | ${amountOf(amount)} | $${price} | ${dollars(amount * price * times)} |`,
    ),
    `| **together** | | | **${dollars(totalOf(lines) * times)}** |`,
  ].join("\n");

const amountOf = (amount: number): string =>
  amount >= 1_000
    ? Math.round(amount).toLocaleString("en")
    : amount >= 0.01
      ? amount.toFixed(2)
      : amount.toPrecision(2);
const percent = (amount: number): string => `${((amount / twilioPrice()) * 100).toFixed(2)} %`;
const dollars = (amount: number): string => `$${amount.toFixed(2)}`;
