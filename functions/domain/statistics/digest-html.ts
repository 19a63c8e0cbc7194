import type { Digest, DigestTable } from "./digest.ts";

/**
 * The digest as an HTML mail: tables and inline styles, which every mail program understands; no image, no address,
 * nothing that is fetched. Colours are left to the reader's program, so that light and dark both read well.
 */
export const digestHtml = (digest: Digest): string => {
  const { language, direction, subject, heading, week, summary, tables, closing } = digest;
  return `<!doctype html>
<html lang="${text(language)}" dir="${text(direction)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${text(subject)}</title>
</head>
<body style="margin:0;padding:0">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${text(direction)}" \
style="max-width:36em;${font}"><tr><td style="padding:24px 16px;text-align:start">
<h1 style="margin:0;font-size:22px;line-height:1.3">${text(heading)}</h1>
<p style="margin:0 0 16px">${text(week)}</p>
${summary.map((line) => `<p style="margin:0 0 8px">${text(line)}</p>`).join("\n")}
${tables.map(tableHtml).join("\n")}
${closing.map((line) => `<p style="margin:24px 0 0;font-size:14px">${text(line)}</p>`).join("\n")}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
};

const font =
  "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;font-size:16px;line-height:1.5";

const tableHtml = ({ caption, rows, note }: DigestTable): string =>
  `<h2 style="margin:24px 0 4px;font-size:17px">${text(
    caption,
  )}</h2>${rows.length > 0 ? `\n<table width="100%" cellpadding="0" cellspacing="0" border="0">${rows.map(row).join("")}\n</table>` : ""}${
    note ? `\n<p style="margin:4px 0 0;font-size:14px">${text(note)}</p>` : ""
  }`;

const row = ([label, count]: readonly [string, string]): string =>
  `\n<tr><th scope="row" style="${cell};font-weight:normal;text-align:start">${text(label)}</th>` +
  `<td style="${cell};text-align:end"><strong>${text(count)}</strong></td></tr>`;

const cell = "padding:4px 0;border-bottom:1px solid #808080";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const text = (plain: string): string => plain.replace(/[&<>"']/g, (character) => entities[character] ?? "");
