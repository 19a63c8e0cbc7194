import { readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { expect, onTestFinished, test } from "vitest";
import { awsEndpoint } from "../../local/emulators/aws-endpoint.ts";
import { openSecretStore } from "../../local/emulators/secrets-manager.ts";
import { sendEmailInto } from "../../local/emulators/ses.ts";
import { mailboxServer } from "../../local/mailbox/mailbox-server.ts";
import { LOCAL_CREDENTIALS, localArn, REGION } from "../../local/template/place.ts";
import { testFolder } from "./fixture/folder.ts";

async function start() {
  const folder = testFolder();
  const mails = join(folder, "mail");
  const secrets = openSecretStore(join(folder, "secrets.json"));
  const aws = await awsEndpoint(0, {
    targets: { secretsmanager: secrets.operations },
    sendEmail: sendEmailInto(mails),
  });
  const mailbox = await mailboxServer(0, mails);
  const config = { endpoint: aws.url, region: REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
  const [ses, secretsManager] = [new SESv2Client(config), new SecretsManagerClient(config)];
  onTestFinished(async () => {
    ses.destroy();
    secretsManager.destroy();
    await Promise.all([aws.close(), mailbox.close()]);
  });
  return { folder, mails, secrets, mailbox, ses, secretsManager };
}

const HTML = `<p onclick="alert(1)">مرحبا <script>alert(2)</script></p>`;
const raw = [
  "From: hearback@example.org",
  "To: focal@example.org",
  "Subject: =?utf-8?B?2YXYsdit2KjYpyA8aW1nPg==?=",
  "Content-Type: text/html; charset=utf-8",
  "",
  HTML,
].join("\r\n");

test("a mail lies in a file of its own and is read in the mailbox, where nothing in it runs", async () => {
  const { ses, mails, mailbox } = await start();
  const sent = await ses.send(new SendEmailCommand({ Content: { Raw: { Data: Buffer.from(raw) } } }));
  const [file = ""] = readdirSync(mails);
  expect(file).toBe(`${sent.MessageId}.eml`);
  expect(statSync(join(mails, file)).mode & 0o777).toBe(0o600);
  const list = await fetch(mailbox.url);
  expect(list.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await list.text();
  expect(page).toContain("مرحبا");
  expect(page).not.toContain("<img>");
  const part = await fetch(`${mailbox.url}/mail/${sent.MessageId}/html`);
  expect(part.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
  const mail = await (await fetch(`${mailbox.url}/mail/${sent.MessageId}`)).text();
  expect(mail).toContain(`<iframe sandbox title="The mail as HTML" src="/mail/${sent.MessageId}/html">`);
  expect(mail).not.toContain("<script");
});

test("a plain mail is composed, and a program can count mails", async () => {
  const { ses, mailbox } = await start();
  const Content = { Simple: { Subject: { Data: "For you: HB" }, Body: { Text: { Data: "Look at it" } } } };
  const Destination = { ToAddresses: ["duty@example.org"] };
  await ses.send(new SendEmailCommand({ FromEmailAddress: "hearback@example.org", Destination, Content }));
  const { mails } = (await (await fetch(`${mailbox.url}/mails.json`)).json()) as { mails: object[] };
  expect(mails).toMatchObject([{ from: "hearback@example.org", to: ["duty@example.org"], subject: "For you: HB" }]);
  await expect(ses.send(new SendEmailCommand({ Content: {} }))).rejects.toMatchObject({ name: "BadRequestException" });
});

test("no mail is found outside the folder, and no page by another name", async () => {
  const { mailbox } = await start();
  expect((await fetch(`${mailbox.url}/mail/..%2F..%2Fkeys.json`)).status).toBe(404);
  const { port } = new URL(mailbox.url);
  const status = await new Promise((resolve) => {
    request({ host: "127.0.0.1", port, headers: { host: `evil.example:${port}` } }, (response) =>
      resolve(response.statusCode),
    ).end();
  });
  expect(status).toBe(421);
});

test("a secret is found by ARN and by name, stays after a restart and can be rotated", async () => {
  const { folder, secrets, secretsManager } = await start();
  const arn = localArn("secretsmanager", "secret:webhook");
  secrets.ensure(arn, () => "one");
  expect(secrets.ensure(arn, () => "two")).toBe("one");
  const get = async (SecretId: string) =>
    (await secretsManager.send(new GetSecretValueCommand({ SecretId }))).SecretString;
  expect([await get(arn), await get("webhook")]).toEqual(["one", "one"]);
  await secretsManager.send(new PutSecretValueCommand({ SecretId: arn, SecretString: "three" }));
  expect(await get(arn)).toBe("three");
  expect(openSecretStore(join(folder, "secrets.json")).ensure(arn, () => "four")).toBe("three");
  await expect(get("nobody")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
