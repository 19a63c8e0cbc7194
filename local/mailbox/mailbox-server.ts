import type { IncomingMessage, ServerResponse } from "node:http";
import { html, page, sendPage } from "../html.ts";
import { type LoopbackServer, loopbackServer } from "../loopback-server.ts";
import { apiPage } from "./api-page.ts";
import { mailListPage, mailPage } from "./mailbox-pages.ts";
import { type Mail, mailReader } from "./read-mails.ts";

const SHOWN = 200;

/** What the mailbox can have done, as soon as there is somebody who does it. */
export type Wishes = { digests?: () => Promise<number> };

/** The mailbox: pages for people at `/`, the same as data at `/mails.json`, and what the API can do at `/api`. */
export function mailboxServer(port: number, folder: string, wishes: Wishes = {}): Promise<LoopbackServer> {
  const { ids, read } = mailReader(folder);
  const readAll = async (wanted: readonly string[]) =>
    (await Promise.all(wanted.map(read))).filter((mail): mail is Mail => mail !== undefined);
  return loopbackServer(port, async (request, response) => {
    const path = request.url ?? "/";
    if (path === "/")
      return sendPage(
        response,
        200,
        mailListPage(await readAll(ids().slice(0, SHOWN)), ids().length),
        "frame-src 'self'",
      );
    if (path === "/digests" && request.method === "POST") return sendDigests(request, response, wishes);
    if (path === "/api") return sendPage(response, 200, apiPage());
    if (path === "/mails.json") return sendJson(response, await readAll(ids()));
    const [, id = "", part] = /^\/mail\/([\w-]{1,64})(\/html)?$/.exec(path) ?? [];
    const mail = await read(id);
    if (!mail)
      return sendPage(response, 404, page("Mailbox", html`<h1>No such mail</h1><p><a href="/">Mailbox</a></p>`));
    if (part) return sendHtmlPart(response, mail.html ?? "");
    sendPage(response, 200, mailPage(mail), "frame-src 'self'");
  });
}

/** "As if it were Monday": the digests of this week go out now, and the mailbox shows them. */
async function sendDigests(request: IncomingMessage, response: ServerResponse, { digests }: Wishes): Promise<void> {
  // Only the button of this page: a page elsewhere in the same browser has no business here.
  const isOurs = request.headers.origin === `http://${request.headers.host}`;
  if (!isOurs || !digests)
    return sendPage(
      response,
      isOurs ? 503 : 403,
      page("Mailbox", html`<h1>Not now</h1><p><a href="/">Mailbox</a></p>`),
    );
  await digests();
  response.writeHead(303, { location: "/" }).end();
}

/** The mail's own HTML, which nobody here wrote: sandboxed even when it is opened by itself. */
function sendHtmlPart(response: ServerResponse, content: string): void {
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader(
    "content-security-policy",
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  );
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.writeHead(200).end(content);
}

/** Without the texts: what a program needs to count and to find. */
function sendJson(response: ServerResponse, mails: readonly Mail[]): void {
  response.setHeader("content-type", "application/json");
  const rows = mails.map(({ id, sentAt, from, to, subject }) => ({ id, sentAt, from, to, subject }));
  response.writeHead(200).end(JSON.stringify({ mails: rows }));
}
