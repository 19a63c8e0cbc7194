import type { NewsItem } from "./bulletin.ts";
import { htmlText as text } from "./html-text.ts";

type Page = { readonly language: string; readonly direction: string; readonly title: string };

/** A page for everybody that can be printed: "you said, we did" of a programme or a site, approved item by item. */
export const newsPage = (
  page: Page & { readonly subtitle: string; readonly items: readonly NewsItem[]; readonly none: string },
) =>
  pageOf(
    page,
    `<p>${text(page.subtitle)}</p>${page.items.length === 0 ? `<p>${text(page.none)}</p>` : ""}${page.items
      .map(
        ({ said, did, language }) =>
          `<section lang="${text(language)}" dir="auto"><h2>${text(said)}</h2><p>${text(did)}</p></section>`,
      )
      .join("\n")}`,
  );

/** A page with a sentence and, where there is something to do, one button. */
export const askPage = (page: Page & { readonly said: string; readonly button?: string }) =>
  pageOf(
    page,
    `<p>${text(page.said)}</p>${page.button ? `<form method="post"><button>${text(page.button)}</button></form>` : ""}`,
  );

const pageOf = ({ language, direction, title }: Page, body: string): string => `<!doctype html>
<html lang="${text(language)}" dir="${text(direction)}"><head><meta charset="utf-8"><title>${text(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<style>:root{color-scheme:light dark;font:1.1rem/1.5 system-ui,sans-serif}body{margin:0}
main{max-width:40rem;margin:0 auto;padding:1rem}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-block-end:.2rem}
button{font:inherit;padding:.7rem 1.2rem}section{break-inside:avoid}</style></head>
<body><main><h1>${text(title)}</h1>
${body}
</main></body></html>
`;
