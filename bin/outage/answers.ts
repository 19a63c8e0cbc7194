import type { Twilio } from "../proof/twilio.ts";

/** Whom we have answered, also when the provider's copy has been erased since. */
export type Answers = { readonly look: () => Promise<void>; readonly twice: () => number };

/** Follows what we send; it has to look while the provider has it. */
export const answersOf = (twilio: Twilio): Answers => {
  const to = new Map<string, string>();
  let version = 0;
  return {
    look: async () => {
      const { messages, next } = await twilio.outboundSince(version);
      for (const message of messages) to.set(message.sid, message.to);
      version = next;
    },
    twice: () => to.size - new Set(to.values()).size,
  };
};
