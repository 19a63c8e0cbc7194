import * as z from "zod";
import type { SubscriptionStore } from "./adapters/subscriptions.ts";
import type { Log } from "./middleware/log.ts";

export type MailEventsParts = { readonly subscriptions: SubscriptionStore; readonly log: Log };

const tag = z.array(z.string().max(128)).min(1);

/** An event of SES by way of EventBridge, as far as it is read: no address and no subject. */
const MailEvent = z.object({
  time: z.iso.datetime(),
  detail: z.object({
    eventType: z.string().max(40),
    bounce: z.object({ bounceType: z.string().max(40) }).optional(),
    mail: z.object({ tags: z.object({ programme: tag, subscription: tag }) }),
  }),
});

/**
 * Notes at the subscription that its address refuses mail for good, or that its reader called it spam: no more is sent
 * there until an administrator looks. A full mailbox is no refusal, and mails without our tags are none of its business.
 */
export const mailEvents =
  ({ subscriptions, log }: MailEventsParts) =>
  async (event: unknown): Promise<void> => {
    const { data } = MailEvent.safeParse(event);
    const kind = data && kindOf(data.detail);
    if (!data || !kind) return;
    const { programme, subscription } = data.detail.mail.tags;
    const [id = "", of = ""] = [subscription[0], programme[0]];
    await subscriptions.change({ id, programme: of, bounced: { at: data.time, kind } });
    log({ event: "mail_refused" });
  };

const kindOf = ({ eventType, bounce }: z.infer<typeof MailEvent>["detail"]): "bounce" | "complaint" | undefined => {
  if (eventType === "Complaint") return "complaint";
  return eventType === "Bounce" && bounce?.bounceType === "Permanent" ? "bounce" : undefined;
};
