import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime, { type Email } from "postal-mime";

/** A mail that would have been sent. */
export type Mail = {
  readonly id: string;
  readonly sentAt: Date;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | undefined;
};

const NAME = /^(\d{14})-[0-9a-f-]{36}$/;

/** Reads the mails in `folder`, the newest first; what is read is remembered, mails never change. */
export function mailReader(folder: string): {
  readonly ids: () => readonly string[];
  readonly read: (id: string) => Promise<Mail | undefined>;
} {
  const known = new Map<string, Mail>();
  const ids = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".eml"))
      .map((name) => name.slice(0, -4))
      .filter((id) => NAME.test(id))
      .sort()
      .reverse();
  const read = async (id: string) => {
    if (!known.has(id) && ids().includes(id)) {
      known.set(id, mail(id, await PostalMime.parse(readFileSync(join(folder, `${id}.eml`)))));
    }
    return known.get(id);
  };
  return { ids, read };
}

function mail(id: string, { from, to = [], cc = [], subject, text, html }: Email): Mail {
  return {
    id,
    sentAt: new Date(Number(NAME.exec(id)?.[1])),
    from: from?.address ?? "",
    to: [...to, ...cc].map(({ address }) => address ?? ""),
    subject: subject ?? "",
    text: text ?? "",
    html,
  };
}
