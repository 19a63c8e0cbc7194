import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import nodemailer from "nodemailer";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string; readonly html?: string };
export type SendMail = (mail: Mail) => Promise<void>;

/** Mail over SES v2, as raw MIME. */
export const mailer = (from: string, replyTo: string | undefined): SendMail => {
  const transport = nodemailer.createTransport({
    SES: { sesClient: new SESv2Client({ maxAttempts: 4 }), SendEmailCommand },
  });
  return async (mail) => {
    await transport.sendMail({ from, ...(replyTo && { replyTo }), ...mail });
  };
};
