import { choosePorts } from "../../local/ports.ts";

/**
 * The first of four free ports on end that stay the same over restarts: what Twilio was told to call must be there again.
 * Below the range from which the system gives ports to others meanwhile.
 */
export const fourPorts = async (tries = 20): Promise<number> => {
  const first = 20_000 + Math.floor(Math.random() * 12_000);
  try {
    return (await choosePorts(first)).api;
  } catch (error) {
    if (tries === 0) throw error;
    return fourPorts(tries - 1);
  }
};
