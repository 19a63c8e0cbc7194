import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import nodemailer from "nodemailer";

export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly attachments?: readonly Attachment[];
  /** Where one press in the mail program ends this kind of mail (RFC 8058). */
  readonly unsubscribeUrl?: string | undefined;
  /** What the service says with every event about this mail; no address and no name. */
  readonly tags?: Readonly<Record<string, string>>;
};
type Attachment = { readonly filename: string; readonly contentType: string; readonly content: Buffer };

/** Keeps absence notes and other machines from answering (RFC 3834). */
const automatic = { "Auto-Submitted": "auto-generated" };
export type SendMail = (mail: Mail) => Promise<void>;

/** Mail over SES v2, as raw MIME. A broken line is tried again, which may send twice; `maxAttempts` says how often. */
export const mailer = (from: string, replyTo: string | undefined, maxAttempts = 4): SendMail => {
  const transport = nodemailer.createTransport({
    SES: { sesClient: new SESv2Client({ maxAttempts }), SendEmailCommand },
  });
  return async ({ unsubscribeUrl, tags, attachments, ...mail }) => {
    const oneClick = unsubscribeUrl && {
      "List-Unsubscribe": `<${unsubscribeUrl}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    };
    await transport.sendMail({
      from,
      ...(replyTo && { replyTo }),
      headers: { ...automatic, ...oneClick },
      ...(tags && { ses: { EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })) } }),
      ...(attachments && { attachments: [...attachments] }),
      ...mail,
    } as Parameters<typeof transport.sendMail>[0]);
  };
};
