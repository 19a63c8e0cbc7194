import type { ProviderMessage } from "../proof/twilio.ts";
import type { Recorded } from "./recorded.ts";
import type { Written } from "./written.ts";

/** Both ends compared: what Twilio has our 200 for, and what the API shows. */
export type Ledger = {
  readonly accepted: number;
  readonly stored: number;
  /** Accepted and in no record. */
  readonly lost: number;
  /** In more than one record or twice in one, or acknowledged twice without a crash to explain it. */
  readonly doubled: number;
  /** Acknowledgements that Twilio has, over all accepted messages. */
  readonly acknowledgements: number;
  /** Accepted, and no acknowledgement reached Twilio. */
  readonly unanswered: number;
  /** Sent a second time because a crash hid that the first had been sent. */
  readonly resent: number;
};

/** What Twilio's end has seen. */
type Seen = {
  readonly accepted: ReadonlySet<Written>;
  readonly sent: ReadonlyMap<string, ProviderMessage>;
  readonly kills: readonly Date[];
};

/** Compares the two ends for every message that Twilio has our 200 for. */
export const ledgerOf = ({ accepted, sent: outbound, kills }: Seen, recorded: readonly Recorded[]): Ledger => {
  const times = timesRecorded(recorded);
  const answers = Map.groupBy(outbound.values(), ({ to }) => to);
  const judged = [...accepted].map(({ from, word }) => {
    const sent = answers.get(from) ?? [];
    const found = times.get(word) ?? 0;
    const again = sent.length > 1 && isExplained(sent, kills);
    return { found, sent: sent.length, resent: again, doubled: found > 1 || (sent.length > 1 && !again) };
  });
  return {
    accepted: accepted.size,
    stored: judged.filter(({ found }) => found > 0).length,
    lost: judged.filter(({ found }) => found === 0).length,
    doubled: judged.filter(({ doubled }) => doubled).length,
    acknowledgements: judged.reduce((sum, { sent }) => sum + sent, 0),
    unanswered: judged.filter(({ sent }) => sent === 0).length,
    resent: judged.filter(({ resent }) => resent).length,
  };
};

/** How often each message was recorded, by its last word. */
const timesRecorded = (recorded: readonly Recorded[]): ReadonlyMap<string, number> => {
  const times = new Map<string, number>();
  for (const text of recorded.flatMap(({ texts }) => texts)) {
    const word = text.slice(text.lastIndexOf(" ") + 1);
    times.set(word, (times.get(word) ?? 0) + 1);
  }
  return times;
};

/** The honest exception: the very same text went out shortly before a kill, and again after it. */
const isExplained = (sent: readonly ProviderMessage[], kills: readonly Date[]): boolean => {
  const [first = 0, second = 0, ...more] = sent.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
  const isSame = new Set(sent.map(({ body }) => body)).size === 1;
  const killed = kills.some(
    (kill) => kill.getTime() - first < 5_000 && first <= kill.getTime() && kill.getTime() < second,
  );
  return more.length === 0 && isSame && killed;
};
