import * as z from "zod";
import type { Template } from "../template/template.ts";

const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 };
const Client = z.object({
  AccessTokenValidity: z.number().default(1),
  TokenValidityUnits: z
    .object({ AccessToken: z.enum(["seconds", "minutes", "hours", "days"]).default("hours") })
    .default({ AccessToken: "hours" }),
});

/** How long an access token lasts: what the template tells Cognito, an hour when it says nothing. */
export function accessTokenSeconds(template: Template): number {
  const clients = [...template.resources.values()].filter(({ type }) => type === "AWS::Cognito::UserPoolClient");
  const { AccessTokenValidity, TokenValidityUnits } = Client.parse(clients[0]?.properties ?? {});
  return AccessTokenValidity * (SECONDS[TokenValidityUnits.AccessToken] ?? 1);
}
