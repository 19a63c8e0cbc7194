import type { ReplyState } from "../feedback/record.ts";

/** How far a state is along; a later report never takes a reply back. A failure is final, but nothing undoes a delivery. */
export const deliveryRank: Readonly<Record<ReplyState, number>> = {
  held: 0,
  queued: 0,
  sending: 1,
  uncertain: 1,
  sent: 2,
  failed: 3,
  delivered: 4,
  read: 5,
};

/** The state that a status of the provider means; `undefined` for those that say nothing new. */
export const stateOf = (providerStatus: string): ReplyState | undefined => {
  switch (providerStatus) {
    case "accepted":
    case "queued":
    case "sending":
    case "sent":
      return "sent";
    case "delivered":
      return "delivered";
    case "read":
      return "read";
    case "failed":
    case "undelivered":
    case "canceled":
      return "failed";
    default:
      return undefined;
  }
};
