import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { FilledTable } from "./filled-table.ts";

/** Requests, read units as DynamoDB reports them, and time. */
export type Cost = { readonly requests: number; readonly readUnits: number; readonly ms: number };

type Consumed = { readonly CapacityUnits?: number };

/** A client that counts what its calls take. */
export const meteredClient = ({ database }: Pick<FilledTable, "database">) => {
  const db = DynamoDBDocumentClient.from(database);
  let cost = { requests: 0, readUnits: 0 };
  db.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
        const result = await next(args);
        const { ConsumedCapacity = [] } = result.output as { ConsumedCapacity?: Consumed | readonly Consumed[] };
        const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
        const isRead = /^(Get|BatchGet|Query)/.test(commandName ?? "");
        cost = { requests: cost.requests + 1, readUnits: cost.readUnits + (isRead ? units : 0) };
        return result;
      },
    { step: "initialize", name: "capacity", override: true },
  );
  const measured = async <Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result; readonly cost: Cost }> => {
    cost = { requests: 0, readUnits: 0 };
    const since = performance.now();
    const result = await work();
    return { result, cost: { ...cost, ms: performance.now() - since } };
  };
  return { db, measured };
};
export type MeteredClient = ReturnType<typeof meteredClient>;
