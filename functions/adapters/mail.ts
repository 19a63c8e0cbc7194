import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import nodemailer from "nodemailer";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html?: string };
/** Keeps absence notes and other machines from answering (RFC 3834). */
const automatic = { "Auto-Submitted": "auto-generated" };
export type SendMail = (mail: Mail) => Promise<void>;

/** Mail over SES v2, as raw MIME. A broken line is tried again, which may send twice; `maxAttempts` says how often. */
export const mailer = (from: string, replyTo: string | undefined, maxAttempts = 4): SendMail => {
  const transport = nodemailer.createTransport({
    SES: { sesClient: new SESv2Client({ maxAttempts }), SendEmailCommand },
  });
  return async (mail) => {
    await transport.sendMail({ from, ...(replyTo && { replyTo }), headers: automatic, ...mail });
  };
};
