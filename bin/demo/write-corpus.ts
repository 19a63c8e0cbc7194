import type { Cloud } from "../../local/cloud.ts";
import { corpusMessages } from "../proof/corpus.ts";
import { isQuiet } from "../proof/is-quiet.ts";
import { twilioAt } from "../proof/twilio.ts";
import { inParallel, until } from "../proof/until.ts";

const atATime = 8;
const patienceMs = 180_000;

/** Lets an invented person of its own write every message, by SMS and WhatsApp in turn, and waits until all is settled. */
export const writeCorpus = async (cloud: Cloud, progress: (line: string) => void): Promise<readonly string[]> => {
  const twilio = twilioAt(cloud.twilio ?? "");
  const messages = corpusMessages();
  const numbers = (cloud.deployment?.programmes ?? []).map((programme) => programme.numbers);
  const senders = messages.map((_, index) => senderOf(index));
  let written = 0;
  await inParallel(messages, atATime, async ({ text }, index) => {
    const [sms = "", whatsapp = ""] = numbers[index % numbers.length] ?? [];
    const isWhatsApp = senders[index]?.startsWith("whatsapp:") ?? false;
    await twilio.write({ from: senders[index] ?? "", to: isWhatsApp ? whatsapp : sms, body: text, wait: true });
    written += 1;
    if (written % 50 === 0 || written === messages.length)
      progress(`${written} of ${messages.length} messages written`);
  });
  progress("Waiting until every answer is delivered …");
  await until(() => isQuiet(twilio, senders.length), patienceMs);
  return senders;
};

/** Country code 999 belongs to nobody. */
const senderOf = (index: number): string => {
  const number = `+99955${String(100_000 + index)}`;
  return Math.floor(index / 2) % 2 === 0 ? number : `whatsapp:${number}`;
};
