import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { type Html, html, page } from "../html.ts";

const Operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const file = fileURLToPath(new URL("../../docs/openapi.json", import.meta.url));

/** The officers' API as a page for people, from the document of this repository; nothing here calls anything. */
export function apiPage(): Html {
  const { paths } = Document.parse(JSON.parse(readFileSync(file, "utf8")));
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationItem(method.toUpperCase(), path, operation)),
  );
  return page(
    "API",
    html`<p><a href="/">Mailbox</a></p><h1>The officers' API: ${operations.length} operations</h1>
<p>A day in ten requests is in docs/api.md, the whole of it in docs/openapi.json.</p><ul>${operations}</ul>`,
  );
}

function operationItem(method: string, path: string, operation: z.infer<typeof Operation>): Html {
  const parameters = operation.parameters.map(
    ({ name, in: where, required }) => `${name} (${where}${required ? ", required" : ""})`,
  );
  const body = operation.requestBody === undefined ? "" : JSON.stringify(operation.requestBody, null, 1);
  return html`<li id="${operation.operationId}"><a href="#${operation.operationId}">${method} ${path}</a> ${operation.summary}
<small>${operation.description} ${parameters.join("; ")}</small>${body === "" ? html`` : html`<details><summary>Body</summary><pre>${body}</pre></details>`}</li>`;
}
