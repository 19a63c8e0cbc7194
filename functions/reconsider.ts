import type { Seal } from "./adapters/seals.ts";
import { type AskOpinion, secondOpinion } from "./domain/coding/second-opinion.ts";
import { isHidden, type ReceivedMessage } from "./domain/feedback/record.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type ReconsiderParts = {
  readonly ask: AskOpinion;
  /** Resolves when one has waited long enough. */
  readonly patience: () => Promise<unknown>;
  readonly seal: Seal;
  readonly log: Log;
};

/** A message with what a language model adds to its coding; the same message when it adds nothing. */
export type Reconsider = (message: ReceivedMessage) => Promise<ReceivedMessage>;

/**
 * Lets a language model look at a message before its record is opened, so that what it fears is hidden from the first
 * moment. Text that is sealed is not shown to it, nor text that holds more than words (a command, an attachment).
 */
export function reconsidering({ ask, patience, seal, log }: ReconsiderParts): Reconsider {
  const listening: AskOpinion = async (text) => {
    try {
      return await ask(text);
    } catch (error) {
      log({ event: "opinion_missing", error: nameOf(error) });
      throw error;
    }
  };
  const opinion = secondOpinion(listening, patience);
  return async (message) => {
    if (!("text" in message) || message.text.trim() === "") return message;
    const coding = await opinion(message.text, message.coding);
    if (coding === message.coding) return message;
    log({ event: "opinion_raised" });
    if (!isHidden(coding.sensitivity)) return { ...message, coding };
    const { text, ...rest } = message;
    return { ...rest, coding, sealedText: await seal("text", text) };
  };
}
