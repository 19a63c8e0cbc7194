import type { Cloud } from "./cloud.ts";

/** What a person sees who started the local cloud: where everything is, and what it is not for. */
export function startScreen(cloud: Cloud): string {
  const { deployment, logins } = cloud;
  const width = Math.max(...logins.map(({ email }) => email.length));
  const lines = [
    "",
    `  Hearback of ${deployment?.society ?? "no Society"}, on this computer only`,
    "",
    ...(cloud.twilio ? [`  Phone     ${cloud.twilio}/phone   write as a migrant, see the answers come`] : []),
    `  API       ${cloud.url}   for officers, with a token of the sign-in`,
    `  API docs  ${cloud.mailbox}/api`,
    `  Mailbox   ${cloud.mailbox}   the mails that would have been sent`,
    `  Sign-in   ${cloud.issuer}`,
    "",
    ...(deployment?.programmes ?? []).map(({ name, numbers }) => `  ${name}: write to ${numbers.join(" or ")}`),
    "",
    "  Demo logins (e-mail address, password), one for each role",
    ...logins.map(({ email, password }) => `    ${email.padEnd(width)}  ${password}`),
    "",
    `  Data in ${cloud.dataDir} (delete the folder to begin anew).`,
    "  Nothing leaves this computer. It is for trying and testing, not for real people's data.",
    "  Ctrl-C stops everything.",
    "",
  ];
  return lines.join("\n");
}
