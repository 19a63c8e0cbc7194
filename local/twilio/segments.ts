import { SegmentedMessage } from "sms-segments-calculator";
import { isWhatsapp } from "./message.ts";

/** How many segments a text is charged as: one on WhatsApp, by GSM-7 or UCS-2 on SMS. */
export function segmentsOf(body: string, address: string): string {
  if (isWhatsapp(address) || body === "") return "1";
  return String(new SegmentedMessage(body, "auto").segmentsCount);
}
