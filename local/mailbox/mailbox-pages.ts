import { type Html, html, page } from "../html.ts";
import type { Mail } from "./read-mails.ts";

/** The list of mails. */
export function mailListPage(mails: readonly Mail[], count: number): Html {
  const lines = mails.map(
    (mail) => html`<li><a href="/mail/${mail.id}" dir="auto">${mail.subject || "(no subject)"}</a>
<small>${kindOf(mail)}, to <bdi>${mail.to.join(", ")}</bdi>, <time datetime="${mail.sentAt.toISOString()}">${exactly(mail.sentAt)}</time></small></li>`,
  );
  const list = lines.length > 0 ? html`<ul>${lines}</ul>` : html`<p>No mail yet.</p>`;
  const more = count > mails.length ? html`<p>The newest ${mails.length} of ${count}.</p>` : html``;
  return page(
    "Mailbox",
    html`<h1>Mailbox: what would have been sent</h1>
<form method="post" action="/digests"><button>As if it were Monday: send this week's digests now</button></form>${more}${list}`,
  );
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

/** What a mail is for; of a notice its first sentence, which is the same for every record. */
function kindOf({ html: rich, text }: Mail): string {
  if (rich !== undefined) return "Digest";
  const [first = ""] = text.split("\n");
  return `Notice (${first.split(": ").at(-1)?.slice(0, 80)})`;
}

/** To the second: reminders of one record look alike. */
function exactly(time: Date): string {
  return `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function when(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
