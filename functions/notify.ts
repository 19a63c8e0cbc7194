import type { Directory } from "./adapters/directory.ts";
import type { SendMail } from "./adapters/mail.ts";
import type { Notices } from "./adapters/notices.ts";
import { noticeMail } from "./domain/conversation/notice-mail.ts";
import { toBeTold } from "./domain/feedback/on-duty.ts";
import type { Settings } from "./domain/settings.ts";
import type { Log } from "./middleware/log.ts";

export type NotifyParts = {
  readonly settings: Settings;
  readonly notices: Notices;
  readonly directory: Directory;
  readonly mail: SendMail;
  readonly now: () => Date;
  readonly log: Log;
};

/** Tells whoever is on duty of a record that only they may see. A crash in between tells them twice rather than never. */
export const notifying =
  ({ settings, notices, directory, mail, now, log }: NotifyParts) =>
  async (id: string): Promise<void> => {
    const notice = await notices.find(id);
    const record = notice && !notice.givenAt ? await notices.record(notice.reference) : undefined;
    if (!notice || !record) return;
    const [people, duty] = await Promise.all([directory.people(), directory.duty()]);
    const told = toBeTold(record, people, duty, now());
    if (told.length === 0) log({ event: "nobody_to_tell" });
    const addresses = told.length > 0 ? told.map(({ email }) => email) : [settings.outsidePerson.email];
    const { subject, text } = noticeMail(notice, settings.society.name);
    for (const to of new Set(addresses)) await mail({ to, subject, text });
    await notices.given(id, now().toISOString());
    log({ event: "notice_sent", mails: addresses.length, texts: 0 });
  };
