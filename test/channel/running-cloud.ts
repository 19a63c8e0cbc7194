import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Twilio, twilioAt } from "../../bin/proof/twilio.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { type ApiCall, apiAs } from "../../local/api-client.ts";
import { type Cloud, startCloud } from "../../local/cloud.ts";
import type { CloudOptions } from "../../local/cloud-options.ts";
import { seed } from "../../local/seed.ts";

/** The whole channel on this computer, in a data folder of its own, with every demo login entered and on duty. */
export type RunningCloud = {
  readonly cloud: Cloud;
  readonly twilio: Twilio;
  readonly sms: string;
  readonly whatsapp: string;
  readonly as: (role: Role) => ApiCall;
  readonly stop: () => Promise<void>;
};

export const runningCloud = async (options: Partial<CloudOptions> = {}): Promise<RunningCloud> => {
  const dataDir = mkdtempSync(join(tmpdir(), "hearback-test-"));
  const cloud = await startCloud({ ...options, dataDir });
  await cloud.warm;
  await seed(cloud);
  const [sms = "", whatsapp = ""] = cloud.deployment?.programmes[0]?.numbers ?? [];
  const calls = new Map<Role, ApiCall>();
  const as = (role: Role): ApiCall => {
    const call = calls.get(role) ?? apiAs(cloud, role);
    calls.set(role, call);
    return call;
  };
  const stop = async () => {
    const refused = cloud.used().filter(({ allowed }) => !allowed);
    await cloud.close();
    rmSync(dataDir, { recursive: true, force: true });
    // Least privilege must not cost a right that is needed: whoever runs the channel in a test proves that too.
    if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused)}`);
  };
  return { cloud, twilio: twilioAt(cloud.twilio ?? ""), sms, whatsapp, as, stop };
};
