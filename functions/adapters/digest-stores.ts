import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { bulletins } from "./bulletins.ts";
import { digests } from "./digests.ts";
import { harmReleases } from "./harm-releases.ts";
import { countersReader } from "./read-counters.ts";
import { subscriptionStore } from "./subscriptions.ts";

/** Everything that a digest is made of and sent by; no record is among it. `pause` goes between two tries to read. */
export const digestStores = (
  db: DynamoDBDocumentClient,
  table: string,
  pause: (milliseconds: number) => Promise<void>,
) => ({
  counters: countersReader(db, table, pause),
  digests: digests(db, table),
  subscriptions: subscriptionStore(db, table),
  bulletins: bulletins(db, table),
  harm: harmReleases(db, table),
});
