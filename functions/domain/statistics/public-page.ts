import type { NewsItem } from "./bulletin.ts";
import { htmlText as text } from "./html-text.ts";
import { readerLocale } from "./reader-locale.ts";

type Page = { readonly language: string; readonly direction: string; readonly title: string };

type NewsPage = Page & {
  readonly country: string;
  readonly subtitle: string;
  readonly items: readonly NewsItem[];
  readonly none: string;
  /** Our numbers, so that whoever reads a printed page knows where to write. */
  readonly numbers: readonly { readonly channel: string; readonly address: string }[];
  /** Pages of single sites that have news of their own. */
  readonly sites: readonly { readonly name: string; readonly query: string }[];
};

/** A page for everybody that can be printed: "you said, we did" of a programme or a site, approved item by item. */
export const newsPage = ({ country, subtitle, items, none, numbers, sites, ...page }: NewsPage): string => {
  const links = sites.map(({ name, query }) => `<a href="${text(query)}">${text(name)}</a>`).join(" · ");
  const written = { dateStyle: "long", timeZone: "UTC", calendar: "gregory" } as const;
  const day = new Intl.DateTimeFormat(readerLocale(page.language, country), written);
  const ours = numbers.map(({ channel, address }) => text(`${channel} ${address}`)).join(" · ");
  return pageOf(
    page,
    [
      `<p>${text(subtitle)}</p>`,
      ...(links ? [`<nav>${links}</nav>`] : []),
      ...(items.length === 0 ? [`<p>${text(none)}</p>`] : []),
      ...items.map((item) => itemOf(item, day)),
      `<p class="numbers" dir="ltr">${ours}</p>`,
    ].join("\n"),
  );
};

const itemOf = ({ said, did, language, at }: NewsItem, day: Intl.DateTimeFormat): string =>
  `<section><h2 lang="${text(language)}" dir="auto">${text(said)}</h2><p lang="${text(language)}" dir="auto">${text(did)}</p>` +
  `<p class="day"><time datetime="${text(at.slice(0, 10))}">${text(day.format(new Date(at)))}</time></p></section>`;

/** A page with a sentence and, where there is something to do, one button. */
export const askPage = (page: Page & { readonly said: string; readonly button?: string }) =>
  pageOf(
    page,
    `<p>${text(page.said)}</p>${page.button ? `<form method="post"><button>${text(page.button)}</button></form>` : ""}`,
  );

const pageOf = ({ language, direction, title }: Page, body: string): string => `<!doctype html>
<html lang="${text(language)}" dir="${text(direction)}"><head><meta charset="utf-8"><title>${text(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>:root{color-scheme:light dark;font:1.1rem/1.5 system-ui,sans-serif}body{margin:0;background:Canvas;color:CanvasText}a{color:inherit}
main{max-width:40rem;margin:0 auto;padding:1rem}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-block-end:.2rem}
button{font:inherit;padding:.7rem 1.2rem}section{break-inside:avoid;border-block-start:1px solid;margin-block-start:1.2rem}
section p{margin-block:.2rem}.day{font-size:.9rem}.numbers{border-block-start:1px solid;margin-block-start:1.2rem;padding-block-start:.8rem}
@media print{nav{display:none}}</style></head>
<body><main><h1>${text(title)}</h1>
${body}
</main></body></html>
`;
