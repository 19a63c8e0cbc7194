import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Bulletins } from "./adapters/bulletins.ts";
import type { Links } from "./adapters/links.ts";
import { type SubscriptionStore, subscriptionId } from "./adapters/subscriptions.ts";
import { texts as said } from "./domain/conversation/texts.ts";
import { languages } from "./domain/language/language.ts";
import { programmeById } from "./domain/settings/our-numbers.ts";
import type { Settings } from "./domain/settings.ts";
import { newsOf } from "./domain/statistics/bulletin.ts";
import { digestTexts } from "./domain/statistics/digest-texts.ts";
import { askPage, newsPage } from "./domain/statistics/public-page.ts";
import { subscriptionsOf } from "./domain/statistics/subscription.ts";
import { type Log, nameOf } from "./middleware/log.ts";

export type PublicPagesParts = {
  readonly settings: Settings;
  readonly bulletins: Pick<Bulletins, "all">;
  readonly subscriptions: SubscriptionStore;
  readonly links: Links;
  readonly now: () => Date;
  readonly log: Log;
};

type Answer = APIGatewayProxyStructuredResultV2;

/** Pages without a login: what was approved for everybody, and the link that stops a digest. */
export const publicPages =
  (parts: PublicPagesParts) =>
  async (
    event: Pick<APIGatewayProxyEventV2, "routeKey" | "pathParameters" | "queryStringParameters">,
  ): Promise<Answer> => {
    try {
      const { programme = "", language = "", token = "" } = event.pathParameters ?? {};
      if (event.routeKey.includes("/news/"))
        return await news(parts, programme, language, event.queryStringParameters?.site);
      return await unsubscribe(parts, token, event.routeKey.startsWith("POST"));
    } catch (error) {
      parts.log({ event: "failed", error: nameOf(error) });
      return html(
        500,
        askPage({ language: "en", direction: "ltr", title: "Hearback", said: "Please try again later." }),
      );
    }
  };

/** Looking at the page changes nothing: scanners of mail follow every link. The button, or the mail program, posts. */
const unsubscribe = async (parts: PublicPagesParts, token: string, posted: boolean): Promise<Answer> => {
  const { settings, links, subscriptions, now, log } = parts;
  const target = await links.read(token, now());
  const programme = target && programmeById(settings, target.programme);
  const all = programme ? subscriptionsOf(programme, await subscriptions.changed(programme.id), subscriptionId) : [];
  // As its reader reads the mail; what says nothing of a subscription is in English.
  const texts = digestTexts(all.find(({ id }) => id === target?.subscription)?.language ?? "en");
  const page = { language: texts.language, direction: texts.direction, title: settings.society.name };
  if (!target || !programme) return html(404, askPage({ ...page, said: texts.stopPage.over }));
  if (!posted) {
    const said = texts.stopPage.ask.replace("{programme}", programme.name);
    return html(200, askPage({ ...page, said, button: texts.stopPage.button }));
  }
  await subscriptions.change({ id: target.subscription, programme: programme.id, frequency: "stopped" });
  log({ event: "digest_stopped" });
  return html(200, askPage({ ...page, said: texts.stopPage.done }));
};

const news = async (
  { settings, bulletins, now }: PublicPagesParts,
  id: string,
  wanted: string,
  site: string | undefined,
): Promise<Answer> => {
  const programme = programmeById(settings, id);
  const language = languages.find((code) => code === wanted);
  const place = programme?.sites.find((each) => each.id === site);
  const texts = digestTexts(wanted);
  const page = { language: texts.language, direction: texts.direction, title: texts.headings.news };
  if (!programme || !language || (site !== undefined && !place))
    return html(404, askPage({ ...page, said: settings.society.name }));
  const all = await bulletins.all(programme.id);
  const read = { languages: [language, programme.defaultLanguage, "en"] as const, now: now() };
  const own = new Set(newsOf(all, read).map((item) => item.site));
  const subtitle = [settings.society.name, programme.name, ...(place ? [place.name] : [])].join(" · ");
  return html(
    200,
    newsPage({
      ...page,
      country: programme.country,
      subtitle,
      items: newsOf(all, { ...read, site }),
      none: said[language].noNews,
      numbers: programme.numbers.map(({ channel, address }) => ({ channel: channelNames[channel], address })),
      // A place is named here only where something was approved for it: else nobody need know that we work there.
      sites: site === undefined ? programme.sites.filter((each) => own.has(each.id)).map(linkTo) : [],
    }),
  );
};

const channelNames = { sms: "SMS", whatsapp: "WhatsApp" } as const;
const linkTo = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  name,
  query: `?${new URLSearchParams({ site: id })}`,
});

const html = (statusCode: number, body: string): Answer => ({
  statusCode,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy":
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  },
  body,
});
