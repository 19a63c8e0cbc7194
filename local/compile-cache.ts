import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

/** Where Node keeps compiled code between starts; it halves what a start costs. */
export const COMPILE_CACHE = fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url));

/** Turns the cache on for what this thread loads from now on. */
export function useCompileCache(): void {
  enableCompileCache(COMPILE_CACHE);
}
