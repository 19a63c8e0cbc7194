import { Construct } from "constructs";
import { disclosureRoutes } from "../functions/disclose/routes.ts";
import { routes } from "../functions/triage/routes.ts";
import type { ChannelApi } from "./channel-api.ts";
import { ChannelFunction, type Surroundings } from "./channel-function.ts";

type TriageProps = { readonly surroundings: Surroundings; readonly api: ChannelApi };

/** The officers' API, and beside it the one function that opens what is sealed. */
export class Triage extends Construct {
  readonly functions: readonly ChannelFunction[];

  constructor(scope: Construct, id: string, { surroundings, api }: TriageProps) {
    super(scope, id);
    const triage = new ChannelFunction(this, "triage", surroundings);
    const disclose = new ChannelFunction(this, "disclose", surroundings);
    api.open(triage, Object.values(routes));
    api.open(disclose, Object.values(disclosureRoutes));
    this.functions = [triage, disclose];
  }
}
