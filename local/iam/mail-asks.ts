import { localArn } from "../template/place.ts";
import type { References } from "../template/references.ts";
import type { Ask } from "./ask.ts";

/** What a mail asks for: the sending identity, and the configuration set that belongs to it. */
export type MailAsks = (input: Readonly<Record<string, unknown>>) => readonly Ask[];

type Identity = {
  readonly EmailIdentity?: string;
  readonly ConfigurationSetAttributes?: { ConfigurationSetName?: string };
};

/** Over the identities of the template. SES checks a raw message as SendRawEmail, whichever operation carries it. */
export function mailAsks(refs: References): MailAsks {
  const identities = refs.all("AWS::SES::EmailIdentity", ["EmailIdentity", "ConfigurationSetAttributes"]);
  return ({ FromEmailAddress, Content }) => {
    const from = String(FromEmailAddress);
    const domain = from.slice(from.lastIndexOf("@") + 1);
    const found = identities.find(([, identity]) => (identity as Identity).EmailIdentity === domain);
    const set = (found?.[1] as Identity | undefined)?.ConfigurationSetAttributes?.ConfigurationSetName;
    const raw = typeof Content === "object" && Content !== null && "Raw" in Content;
    const ask = (resource: string): Ask => ({
      action: raw ? "ses:SendRawEmail" : "ses:SendEmail",
      resource: localArn("ses", resource),
      context: { "ses:FromAddress": from },
    });
    return [ask(`identity/${found ? refs.name(found[0]) : domain}`), ...(set ? [ask(`configuration-set/${set}`)] : [])];
  };
}
