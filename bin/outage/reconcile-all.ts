import type { Cloud } from "../../local/cloud.ts";

const mostRuns = 100;

/**
 * Runs until one has seen everything, as the clock would over the hours; the first `atOnce` at the same time and one more
 * at the end, as an impatient person would. Gives how many runs there were.
 */
export const reconcileAll = async (
  { invoke }: Pick<Cloud, "invoke">,
  atOnce: number,
  after: () => Promise<void>,
): Promise<number> => {
  const run = async () => {
    const { whole } = (await invoke("reconcile", {})) as { readonly whole: boolean };
    await after();
    return whole;
  };
  let isWhole = (await Promise.all(Array.from({ length: atOnce }, run))).some(Boolean);
  let runs = atOnce;
  while (!isWhole && runs < mostRuns) {
    isWhole = await run();
    runs += 1;
  }
  await run();
  return runs + 1;
};
