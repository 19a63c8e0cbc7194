import { setTimeout } from "node:timers/promises";
import type { Twilio } from "../proof/twilio.ts";
import type { Written } from "./written.ts";

/** People who write without a pause, until they are told to stop. */
export type Load = {
  /** Nobody begins another message; resolves when Twilio has done with the last, with all its tries. */
  readonly stop: () => Promise<void>;
};

const senders = 6;
/** What goes wrong all the time: late, doubled, out of order, and answers of Twilio that never reach us. */
const weather = () => ({
  deliverTimes: 1 + Math.floor(Math.random() * 3),
  shuffle: 300,
  callbackTimes: 1 + Math.floor(Math.random() * 2),
  callbacksLate: 2_000,
  callbacksOutOfOrder: true,
  dropAnswer: Math.random() < 0.2 ? 1 : 0,
  // Six tries over twelve seconds: enough for a restart on a slow machine.
  retryBaseMs: 400,
});

/** Lets so many people write at once; notes each message that Twilio has our 200 for, with all its tries. */
export const startLoad = (twilio: Twilio, messages: Iterator<Written>, accepted: Set<Written>): Load => {
  let stopped = false;
  const sender = async () => {
    while (!stopped) {
      const { value: message } = messages.next() as { value: Written };
      const { from, to, body } = message;
      const { answers } = await twilio.write({ from, to, body, wait: true });
      if (answers.some((status) => status >= 200 && status < 300)) accepted.add(message);
    }
  };
  const changeWeather = async () => {
    for (; !stopped; await setTimeout(250)) await twilio.faults(weather());
    await twilio.faults({ dropAnswer: 0 });
  };
  const running = Promise.all([changeWeather(), ...Array.from({ length: senders }, sender)]);
  return {
    stop: async () => {
      stopped = true;
      await running;
    },
  };
};
