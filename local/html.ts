import type { ServerResponse } from "node:http";

/** A piece of HTML whose texts are escaped. */
export type Html = { readonly html: string };

/** HTML from a template: texts are escaped, pieces of HTML and lists of them go in as they are. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const texts = values.map((value) => {
    if (typeof value === "string" || typeof value === "number") return escaped(String(value));
    return "html" in value ? value.html : value.map((piece) => piece.html).join("");
  });
  return { html: String.raw({ raw: parts }, ...texts) };
}

/** Sends a page that may load, run and be framed by nothing; `policy` adds to that. */
export function sendPage(response: ServerResponse, status: number, page: Html, policy = ""): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader(
    "content-security-policy",
    `default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'; ${policy}`,
  );
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cache-control", "no-store");
  response.writeHead(status).end(`<!doctype html>${page.html}`);
}

/** The frame of every local page: readable on a phone, in light and dark, in any direction of writing. */
export function page(title: string, body: Html): Html {
  return html`<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${{ html: STYLE }}</style></head>
<body><main>${body}</main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
body{margin:0}main{max-width:50rem;margin:0 auto;padding:1rem}h1{font-size:1.4rem;overflow-wrap:anywhere}
ul{list-style:none;padding:0}li{border-block-end:1px solid #8885;padding:.6rem 0;overflow-wrap:anywhere}
a{font-weight:600}small{display:block;opacity:.8}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}
iframe{width:100%;height:70vh;border:1px solid #8885;background:#fff}
label{display:block;margin-block:1rem}input,button{font:inherit;padding:.6rem;width:100%;box-sizing:border-box}
:focus-visible{outline:3px solid #06c;outline-offset:2px}`;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
