import { pattern } from "../pattern.ts";
import type { Finder } from "./claim.ts";

const address = pattern(
  String.raw`(?<![a-z\p{N}@._-])https?:\/\/[^\s<>"]{3,2000}|(?<![\p{L}\p{N}@._-])(?:(?:https?|ftp|geo|whatsapp|tg):(?:\/\/)?[^\s<>"]{3,2000}|www\d?\.[^\s<>"]{3,2000}|[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62}\.){1,5}(?:com|org|net|info|biz|xyz|online|site|website|shop|store|app|link|click|live|top|club|page|work|help|support|ngo|int|edu|gov|io|gl|ly|gd|ee|be|cc|tk|ml|ga|cf|gq|ci|sn|cm|cd|ke|ng|et|sd|eg|ma|tn|dz|ly|sy|iq|ir|af|pk|bd|mm|ht|ve|mx|br|pe|ec|co|cl|ar|fr|uk|de|es|it|gr|pl|ua|ru|tr|ro|md|by|kz|uz|kg|tj|rs|ba|hr|hu|bg|eu|us|ca|au|ch|at|nl|se|no|me|to|in|am|tv|so|dj|er|ss|tz|ug|rw|bi|za|mz|ao|pt|example|test|vip|icu|cyou|sbs|buzz|fun|space|pro|cloud|dev|ai|mobi|asia|africa|world|life|today|center|foundation|cash|money|host|tech|digital|social|chat|services|network|win|bio|cards)(?:\/[^\s<>"]{0,2000})?(?![\p{L}\p{N}@-]))`,
  "gu",
);
const aloneEnough = pattern(
  String.raw`^(?:https?:|ftp:|geo:|whatsapp:|tg:|www)|\/|\.(?:com|org|net|info|biz|xyz|online|site|website|shop|store|app|link|click|live|top|club|page|ngo|int|edu|gov|io|co\.\p{L}{2}|com\.\p{L}{2})$`,
  "u",
);
const dressed = pattern(String.raw`[-\d].*\.\p{L}{2,3}$`, "u");
const figures = pattern(String.raw`^\d[\d.,]*\.?\p{L}{2}$`, "u");
const map =
  /^geo:|(?:maps\.app\.goo\.gl|goo\.gl\/maps|google\.[a-z.]{2,6}\/maps|maps\.google|maps\.apple|apple\.com\/maps|openstreetmap\.org|osm\.org|osmand\.net|waze\.com|w3w\.co|what3words\.com|plus\.codes|yandex\.[a-z]{2,3}\/maps|2gis\.|mapy\.cz|here\.com|wego\.here|maps\.me|ge0\.me|bing\.com\/maps|snap\.com\/map|map\.snapchat)/u;

/** Finds links with and without a scheme; a link to a map is a position. */
export const findLinks: Finder = ({ folded }, claims) => {
  for (const match of folded.matchAll(address())) {
    const text = match[0].replace(/[.,;:!?)\]'"»]{1,9}$/u, "");
    if (!aloneEnough().test(text) && !dressed().test(text)) continue;
    if (figures().test(text)) continue;
    claims.take({ type: map.test(text) ? "GPS" : "URL", start: match.index, end: match.index + text.length });
  }
};
