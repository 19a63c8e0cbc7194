import type { Settings } from "../../functions/domain/settings.ts";
import { readSettings } from "../../lib/read-settings.ts";
import { type CloudAddresses, runningAddresses } from "../../local/addresses.ts";
import { LOCAL_CREDENTIALS, REGION } from "../../local/template/place.ts";

/** Where a deployment is: in AWS, reached with the caller's own credentials, or on this computer. */
export type Place = {
  readonly settings: Settings;
  /** What the names of its resources begin with. */
  readonly stack: string;
  readonly region: string;
  /** Set when it runs on this computer. */
  readonly local: CloudAddresses | undefined;
  /** Options for a client of the AWS SDK. */
  readonly client: (service: keyof CloudAddresses["endpoints"]) => ClientOptions;
};

type ClientOptions = {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
};

/** A reason, in one sentence for the person at the keyboard, why a deployment cannot be reached. */
export class PlaceError extends Error {
  override readonly name = "PlaceError";
}

/** The deployment of a settings file; with a data folder the local one that runs over it. */
export function placeOf(settingsFile: string, dataDir: string | undefined): Place {
  const settings = readSettings(settingsFile);
  if (dataDir === undefined) {
    const { region } = settings;
    return { settings, stack: `hearback-${settings.society.id}`, region, local: undefined, client: () => ({ region }) };
  }
  const local = runningAddresses(dataDir);
  if (!local) throw new PlaceError(`Nothing runs over ${dataDir}: start it with npm start -- --data ${dataDir}.`);
  const client = (service: keyof CloudAddresses["endpoints"]) => ({
    region: REGION,
    endpoint: local.endpoints[service],
    credentials: LOCAL_CREDENTIALS,
  });
  return { settings, stack: "Hearback", region: REGION, local, client };
}
