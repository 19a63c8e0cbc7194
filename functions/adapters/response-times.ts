import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import { responseTimeKey, schema } from "./keys.ts";

/** In days; absent where nothing is known. With what was in force before, and since when the new one is. */
type Kept = { readonly days?: number | undefined; readonly before?: number | undefined; readonly at: string };

/** A change counts from the next quarter of an hour on. */
const quarterMs = 15 * 60_000;
const longest = 9_999;

/**
 * Within how many days a programme answered of late, one item each: written once a day by who reads the counters, read by
 * who acknowledges. Whoever asks within the same quarter of an hour gets the same number, however long ago they read it:
 * two acknowledgements of one moment may not differ.
 */
export const responseTimes = (db: DynamoDBDocumentClient, table: string) => {
  const read = async (programme: string): Promise<Kept | undefined> =>
    (await db.send(new GetCommand({ TableName: table, Key: responseTimeKey(programme), ConsistentRead: true }))).Item as
      | Kept
      | undefined;
  const known = new Map<string, { readonly quarter: number; readonly days: number | undefined }>();
  return {
    inForce: async (programme: string, now: Date): Promise<number | undefined> => {
      const quarter = quarterOf(now);
      const cached = known.get(programme);
      if (cached?.quarter === quarter) return cached.days;
      const kept = await read(programme);
      const days = kept && Date.parse(kept.at) < quarter * quarterMs ? kept.days : kept?.before;
      known.set(programme, { quarter, days });
      return days;
    },
    write: async (programme: string, days: number | undefined, now: Date): Promise<void> => {
      const kept = await read(programme);
      // Twice within a quarter: what was in force when it began stays so until it ends.
      const isNew = kept === undefined || quarterOf(new Date(kept.at)) !== quarterOf(now);
      const before = isNew ? kept?.days : kept.before;
      const Item = {
        ...responseTimeKey(programme),
        schema,
        at: now.toISOString(),
        ...(days !== undefined && { days: Math.min(days, longest) }),
        ...(before !== undefined && { before }),
      };
      await db.send(new PutCommand({ TableName: table, Item }));
    },
  };
};
export type ResponseTimes = ReturnType<typeof responseTimes>;

const quarterOf = (at: Date): number => Math.floor(at.getTime() / quarterMs);
