import { setTimeout } from "node:timers/promises";
import type { Twilio } from "./twilio.ts";

/** Everything written was acknowledged, nothing is under way at Twilio, and nothing new comes for three seconds. */
export const isQuiet = async (twilio: Twilio, expected: number): Promise<boolean> => {
  const before = await twilio.summary();
  if (!before.settled || before.inbound.acknowledged < expected) return false;
  await setTimeout(3_000);
  const after = await twilio.summary();
  return after.settled && after.outbound.accepted === before.outbound.accepted;
};
