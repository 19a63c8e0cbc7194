import type { Digest } from "./digest.ts";
import type { DigestLine, DigestRow, DigestSection } from "./digest-section.ts";
import type { Tile } from "./digest-tiles.ts";
import { htmlText as text } from "./html-text.ts";

/**
 * The digest as an HTML mail: tables and inline styles, which every mail program understands; no image, and nothing that
 * is fetched. Programs that know `prefers-color-scheme` get dark colours, the others these.
 */
export const digestHtml = ({ language, direction, ...digest }: Digest): string => {
  const { subject, heading, week, sentence, tiles, sections, closing, stop } = digest;
  const dir = `dir="${text(direction)}"`;
  return `<!doctype html>
<html lang="${text(language)}" ${dir}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${text(subject)}</title>
<style>${dark}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#eef1f4;color:#1b1f24">
<table role="presentation" class="page" width="100%" ${frame} style="background:#eef1f4"><tr>
<td align="center" style="padding:12px 8px">
<table role="presentation" class="card" width="100%" ${frame} ${dir} style="max-width:600px;background:#ffffff;border-radius:8px;${font}">
<tr><td style="padding:20px 18px;text-align:start">
<main>
<h1 style="margin:0;font-size:22px;line-height:1.3">${text(heading)}</h1>
<p class="quiet" style="margin:0 0 12px;color:#4f5963">${text(week)}</p>
<p style="margin:0 0 16px;font-size:18px">${text(sentence)}</p>
${tilesHtml(tiles)}
${sections.map(sectionHtml).join("\n")}
${closing.map((line) => `<p class="quiet" style="margin:16px 0 0;font-size:14px;color:#4f5963">${text(line)}</p>`).join("\n")}
${stop ? `<p style="margin:16px 0 0;font-size:14px">${anchor(stop)}</p>` : ""}
</main>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
};

const frame = 'cellpadding="0" cellspacing="0" border="0"';
const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5";

/** Only for programs that ask for it; what it overrides stands beside each element. */
const dark = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#14171a!important;color:#e8eaed!important}.card{background:#1f2428!important}
.quiet{color:#b4bcc4!important}.tile{background:#2a3036!important}.link{color:#8ec5ff!important}
.urgent{background:#3a2f17!important;border-color:#e0a72e!important}.bar{background:#5b9bd8!important}
.line{border-color:#3d454c!important}
}`;

/** Two by two: on a telephone a fourth column would be too narrow for any language. */
const tilesHtml = (tiles: readonly Tile[]): string => {
  const pairs = tiles.flatMap((tile, at) => (at % 2 === 0 ? [[tile, tiles[at + 1]] as const] : []));
  const rows = pairs.map(([one, other]) => `<tr>${tileHtml(one)}${other ? tileHtml(other) : ""}</tr>`).join("\n");
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="6" border="0">${rows}</table>`;
};

const tileHtml = ({ label, value, note }: Tile): string =>
  `<td class="tile" width="50%" valign="top" style="background:#f1f4f7;border-radius:6px;padding:10px 12px">` +
  `<span style="display:block;font-size:${value.length > 8 ? 16 : 26}px;line-height:1.25;font-weight:700">${text(value)}</span>` +
  `<span style="display:block;font-size:14px">${text(label)}</span>` +
  `${note ? `<span class="quiet" style="display:block;font-size:13px;color:#4f5963">${text(note)}</span>` : ""}</td>`;

const sectionHtml = ({ name, caption, lines, rows, note }: DigestSection): string => {
  const heading = `<h2 style="margin:24px 0 6px;font-size:17px;line-height:1.3">${text(caption)}</h2>`;
  const body = [
    lines.length > 0 ? linesHtml(lines, name === "decide") : "",
    rows.length > 0
      ? `<table width="100%" ${frame}>${rows.map(name === "weeks" ? weekHtml : rowHtml).join("")}\n</table>`
      : "",
    note ? `<p class="quiet" style="margin:4px 0 0;font-size:14px;color:#4f5963">${text(note)}</p>` : "",
  ];
  return [heading, ...body].filter(Boolean).join("\n");
};

const linesHtml = (lines: readonly DigestLine[], urgent: boolean): string => {
  const mark = urgent
    ? 'class="urgent" style="background:#fff6df;border:0 solid #b07d09;border-inline-start-width:4px;padding:8px 12px;margin:0 0 6px"'
    : 'style="margin:0 0 6px"';
  return lines
    .map(({ text: said, link }) => `<p ${mark}>${text(said)}${link ? ` ${anchor(link)}` : ""}</p>`)
    .join("\n");
};

const anchor = ({ text: said, url }: { readonly text: string; readonly url: string }): string =>
  `<a class="link" href="${text(url)}" style="color:#0b5394;text-decoration:underline">${text(said)}</a>`;

/** The bar is a cell with a colour, so that it needs no image; what it says stands in the number beside it. */
const rowHtml = ({ label, value, share }: DigestRow): string =>
  `\n<tr><th scope="row" class="line" style="${cell};font-weight:normal;text-align:start">${text(label)}` +
  `<table role="presentation" width="100%" ${frame}><tr>${barHtml(share)}</tr></table></th>` +
  `<td class="line" style="${cell};text-align:end;white-space:nowrap;padding-inline-start:12px"><strong>${text(value)}</strong></td></tr>`;

/** A week's name is short in every language: its bar has room beside it. */
const weekHtml = ({ label, value, share }: DigestRow): string =>
  `\n<tr><th scope="row" class="line" style="${cell};font-weight:normal;text-align:start;white-space:nowrap;padding-inline-end:12px">${text(label)}</th>` +
  `<td class="line" width="99%" style="${cell}"><table role="presentation" width="100%" ${frame}><tr>${barHtml(share)}</tr></table></td>` +
  `<td class="line" style="${cell};text-align:end;white-space:nowrap;padding-inline-start:12px"><strong>${text(value)}</strong></td></tr>`;

const barHtml = (share: number): string => {
  const width = Math.round(share * 100);
  const empty = width < 100 ? `<td width="${100 - width}%" style="${thin}"></td>` : "";
  return width > 0 ? `<td class="bar" width="${width}%" style="${thin};background:#2f75b5"></td>${empty}` : empty;
};

const thin = "height:6px;line-height:6px;font-size:0";
const cell = "padding:5px 0;border-bottom:1px solid #d5dbe1;vertical-align:middle";
