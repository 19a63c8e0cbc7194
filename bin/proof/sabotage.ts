import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { synthesise } from "../../lib/synthesise.ts";

/** Promises broken on purpose: which module of ours is replaced by which. */
const replacements = {
  "no-stripping": ["functions/domain/identifiers/strip.ts", "bin/proof/sabotage/no-stripping.ts"],
} as const;
export type Sabotage = keyof typeof replacements;

/** A template whose bundles have one module replaced; in a folder of its own, never where a deployment would look. */
export const sabotaged = async (folder: string, sabotage: Sabotage): Promise<string> => {
  const [module, instead] = replacements[sabotage];
  const outdir = join(folder, "sabotaged");
  await synthesise({ outdir, checked: false, replace: new Map([[path(module), path(instead)]]) });
  return outdir;
};

const path = (file: string): string => fileURLToPath(new URL(`../../${file}`, import.meta.url));
