import { type Html, html, page } from "../html.ts";
import type { Mail } from "./read-mails.ts";

/** The list of mails. */
export function mailListPage(mails: readonly Mail[], count: number): Html {
  const lines = mails.map(
    ({ id, subject, to, sentAt }) => html`<li><a href="/mail/${id}" dir="auto">${subject || "(no subject)"}</a>
<small>to <bdi>${to.join(", ")}</bdi>, <time datetime="${sentAt.toISOString()}">${when(sentAt)}</time></small></li>`,
  );
  const list = lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>No mail yet.</p>`;
  const more = count > mails.length ? html`<p>The newest ${mails.length} of ${count}.</p>` : html``;
  return page("Mailbox", html`<h1>Mailbox: what would have been sent</h1>${more}${list}`);
}

/** One mail: its text, and its HTML in a frame that can run and load nothing. */
export function mailPage({ id, subject, from, to, sentAt, text, html: rich }: Mail): Html {
  const frame =
    rich === undefined
      ? html``
      : html`<p><a href="/mail/${id}/html">The mail alone</a></p><iframe sandbox title="The mail as HTML" src="/mail/${id}/html"></iframe>`;
  return page(
    subject || "(no subject)",
    html`<p><a href="/">Mailbox</a></p><h1 dir="auto">${subject || "(no subject)"}</h1>
<p>from <bdi>${from}</bdi> to <bdi>${to.join(", ")}</bdi>, ${when(sentAt)}</p>${frame}${
      rich === undefined ? html`` : html`<h2>As text</h2>`
    }<pre dir="auto">${text}</pre>`,
  );
}

function when(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
