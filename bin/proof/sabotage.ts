import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { synthesise } from "../../lib/synthesise.ts";

/** Promises broken on purpose: which modules of ours are replaced by which. */
const replacements = {
  "ack-first": [["functions/adapters/inbox.ts", "bin/proof/sabotage/ack-first.ts"]],
  "forget-ids": [["functions/adapters/pseudonyms.ts", "bin/proof/sabotage/forget-ids.ts"]],
  "no-stripping": [["functions/domain/identifiers/strip.ts", "bin/proof/sabotage/no-stripping.ts"]],
  /** Neither the hash of a message that is here nor the tombstone of one that was counts for anything. */
  "no-memory": [
    ["functions/adapters/known-messages.ts", "bin/proof/sabotage/known-to-nobody.ts"],
    ["functions/adapters/inbox.ts", "bin/proof/sabotage/forgetful-inbox.ts"],
  ],
} as const;
export type Sabotage = keyof typeof replacements;

/** A template whose bundles have modules replaced; in a folder of its own, never where a deployment would look. */
export const sabotaged = async (folder: string, sabotage: Sabotage): Promise<string> => {
  const outdir = join(folder, "sabotaged");
  const replace = new Map(replacements[sabotage].map(([module, instead]) => [path(module), path(instead)]));
  await synthesise({ outdir, checked: false, replace });
  return outdir;
};

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
