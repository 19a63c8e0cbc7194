import { ListQueuesCommand } from "@aws-sdk/client-sqs";
import type { Channel } from "../proof/channel.ts";

/** The queue of the track feedback, and where its dead letters lie. */
export const trackQueues = async ({
  clients,
  sqs,
}: Pick<Channel, "clients" | "sqs">): Promise<readonly [string, string]> => {
  const { QueueUrls = [] } = await clients.queues.send(new ListQueuesCommand());
  // The emulator names its queues by a host that has no address.
  const urls = QueueUrls.map((url) => sqs + new URL(url).pathname).filter((url) => /feedback/i.test(url));
  const dead = urls.find((url) => /dead/i.test(url));
  const queue = urls.find((url) => url !== dead);
  if (!queue || !dead) throw new Error("There is no feedback queue with dead letters.");
  return [queue, dead];
};
