import { join } from "node:path";
import { DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SESv2Client } from "@aws-sdk/client-sesv2";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Twilio } from "twilio";
import { directory } from "../../functions/adapters/directory.ts";
import { ApiSecret } from "../../functions/adapters/secrets.ts";
import { twilioCredentials } from "../../local/twilio-credentials.ts";
import { type Place, PlaceError } from "../redrive/place.ts";
import { twilioAt } from "./twilio-at.ts";

/** What is examined, through clients that ask when they are first used. */
export type Patient = {
  readonly publicUrl: string;
  readonly drafts: "hold" | "send";
  readonly twilio: () => Promise<Twilio>;
  readonly ses: SESv2Client;
  readonly roster: () => Promise<{
    readonly people: Awaited<ReturnType<ReturnType<typeof directory>["people"]>>;
    readonly duty: Awaited<ReturnType<ReturnType<typeof directory>["duty"]>>;
  }>;
};

type Access = {
  readonly dataDir: string | undefined;
  /** ARN or name of the secret with Twilio's API key. */
  readonly secret: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
};

/** The roster is read straight from the records table: whoever may deploy may, and no token of a person is needed. */
export function patientAt(place: Place, access: Access): Patient {
  const { settings, local } = place;
  const database = DynamoDBDocumentClient.from(new DynamoDBClient(place.client("dynamodb")));
  return {
    publicUrl: local?.api ?? settings.publicUrl,
    drafts: local ? "send" : "hold",
    twilio: async () => twilioAt(await credentials(place, access), local?.twilio ?? settings.twilio.apiUrl),
    ses: new SESv2Client(place.client("aws")),
    roster: async () => {
      const { people, duty } = directory(database, await recordsTable(place));
      const [everybody, watches] = await Promise.all([people(), duty()]);
      return { people: everybody, duty: watches };
    },
  };
}

/** CloudFormation cuts long stack names in the names that it makes. */
const keptOfStack = 20;

async function recordsTable(place: Place): Promise<string> {
  const client = new DynamoDBClient(place.client("dynamodb"));
  const found: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {}))
    found.push(
      ...TableNames.filter(
        (name) => name.startsWith(place.stack.slice(0, keptOfStack)) && name.includes("-RecordsTable"),
      ),
    );
  client.destroy();
  if (found.length !== 1 || found[0] === undefined)
    throw new PlaceError(`There are ${found.length} tables of records of ${place.stack} in ${place.region}.`);
  return found[0];
}

async function credentials(place: Place, { dataDir, secret, environment }: Access): Promise<ApiSecret> {
  const { accountSid } = place.settings.twilio;
  if (dataDir !== undefined) {
    const { apiKey, apiSecret } = twilioCredentials(join(dataDir, "twilio.json"));
    return { accountSid, apiKey, apiKeySecret: apiSecret };
  }
  const { TWILIO_API_KEY: apiKey, TWILIO_API_KEY_SECRET: apiKeySecret } = environment;
  if (apiKey && apiKeySecret) return { accountSid, apiKey, apiKeySecret };
  if (secret === undefined)
    throw new PlaceError("Twilio's API key is needed: give --secret, or TWILIO_API_KEY and TWILIO_API_KEY_SECRET.");
  const { SecretString } = await new SecretsManagerClient(place.client("aws")).send(
    new GetSecretValueCommand({ SecretId: secret }),
  );
  return ApiSecret.parse(JSON.parse(SecretString ?? "{}"));
}
