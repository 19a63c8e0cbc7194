import { SegmentedMessage } from "sms-segments-calculator";
import type { Channel } from "../feedback/handles.ts";

export type Segments = { readonly segments: number; readonly encoding: "gsm7" | "ucs2" | "whatsapp" };

/** In how many parts a text goes, each of which is paid for: 160 letters of GSM-7 or 70 others; one on WhatsApp. */
export const segmentsOf = (text: string, channel: Channel): Segments => {
  if (channel === "whatsapp") return { segments: 1, encoding: "whatsapp" };
  const counted = new SegmentedMessage(text, "auto");
  return {
    segments: Math.max(1, counted.segmentsCount),
    encoding: counted.encodingName === "GSM-7" ? "gsm7" : "ucs2",
  };
};
