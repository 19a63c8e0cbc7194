import type { Channel } from "../feedback/handles.ts";

const windowMs = 24 * 3_600_000;
/** A message that is asked for in the last minute may arrive after it. */
const marginMs = 60_000;

/** Until when free text may go: 24 hours after the person's last message on WhatsApp, always (`undefined`) by SMS. */
export const windowEnd = (channel: Channel, lastInboundAt: string): Date | undefined =>
  channel === "whatsapp" ? new Date(Date.parse(lastInboundAt) + windowMs - marginMs) : undefined;

/** Whether free text may go now. Source: Meta, "Customer service windows"; Twilio answers 63016 outside of them. */
export const isWindowOpen = (channel: Channel, lastInboundAt: string, now: Date): boolean => {
  const end = windowEnd(channel, lastInboundAt);
  return end === undefined || now < end;
};
