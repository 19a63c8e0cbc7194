import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { createTransport } from "nodemailer";
import * as z from "zod";
import { writePrivateFile } from "../private-file.ts";
import { AwsError } from "./aws-error.ts";

const Part = z.object({ Data: z.string() });
const Addresses = z.array(z.string()).optional();
const Send = z.object({
  FromEmailAddress: z.string().optional(),
  Destination: z.object({ ToAddresses: Addresses, CcAddresses: Addresses, BccAddresses: Addresses }).optional(),
  ReplyToAddresses: Addresses,
  Content: z.object({
    Raw: z.object({ Data: z.base64() }).optional(),
    Simple: z.object({ Subject: Part, Body: z.object({ Text: Part.optional(), Html: Part.optional() }) }).optional(),
  }),
});

/** SendEmail of SES v2: what would be sent lies as one .eml file a mail in `folder`, readable by its owner only. */
export function sendEmailInto(folder: string): (input: unknown) => Promise<Record<string, unknown>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return async (input) => {
    const read = Send.safeParse(input);
    if (!read.success) throw new AwsError("BadRequestException", "Raw or Simple content is needed.");
    const id = `${String(Date.now()).padStart(14, "0")}-${randomUUID()}`;
    writePrivateFile(join(folder, `${id}.eml`), await mime(read.data));
    return { MessageId: id };
  };
}

/** GetAccount and GetEmailIdentity of SES v2: here every domain is verified and nobody sits in a sandbox. */
export function describeMail(path: string): Record<string, unknown> | undefined {
  if (path === "/v2/email/account") return { ProductionAccessEnabled: true, SendingEnabled: true };
  if (!path.startsWith("/v2/email/identities/")) return undefined;
  return {
    IdentityType: "DOMAIN",
    VerifiedForSendingStatus: true,
    DkimAttributes: { SigningEnabled: true, Status: "SUCCESS" },
  };
}

async function mime({ Content, ...mail }: z.infer<typeof Send>): Promise<Buffer> {
  if (Content.Raw) return Buffer.from(Content.Raw.Data, "base64");
  if (!Content.Simple || !mail.FromEmailAddress)
    throw new AwsError("BadRequestException", "Raw or Simple content is needed.");
  const { Subject, Body } = Content.Simple;
  const composed = await createTransport({ streamTransport: true, newline: "windows" }).sendMail({
    from: mail.FromEmailAddress,
    to: mail.Destination?.ToAddresses ?? [],
    cc: mail.Destination?.CcAddresses ?? [],
    replyTo: mail.ReplyToAddresses ?? [],
    subject: Subject.Data,
    text: Body.Text?.Data ?? "",
    ...(Body.Html && { html: Body.Html.Data }),
  });
  return buffer(composed.message as NodeJS.ReadableStream);
}
