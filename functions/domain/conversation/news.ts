import type { Channel } from "../feedback/handles.ts";
import type { StrippedText } from "../identifiers/identifier.ts";
import { type NewsItem, newsText } from "../statistics/bulletin.ts";
import { segmentsOf } from "./segments.ts";

/** What one answer to NEWS may cost by SMS. The newest item goes in any case: somebody asked for it. */
const mostSegments = 6;
/** Twilio takes 1,600 in one message. */
const mostCharacters = 1_500;

/** The answer to NEWS: the newest items, whole, as many as its price allows; `undefined` where there is none. */
export const newsToSend = (items: readonly NewsItem[], channel: Channel): StrippedText | undefined => {
  const whole = items.filter((item) => newsText([item], mostCharacters));
  let text = newsText(whole.slice(0, 1), mostCharacters);
  for (let count = 2; count <= whole.length; count++) {
    const longer = newsText(whole.slice(0, count), mostCharacters);
    if (!longer || longer === text || segmentsOf(longer, channel).segments > mostSegments) break;
    text = longer;
  }
  // An officer wrote it, and a supervisor approved it: it was stripped when it was written.
  return text as StrippedText | undefined;
};
