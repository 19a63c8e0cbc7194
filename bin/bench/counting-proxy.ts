import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** What went over the wire: requests by operation, and the capacity that DynamoDB says it took. */
export type WireCounts = { requests: Record<string, number>; writeUnits: number; readUnits: number };

export type CountingProxy = {
  readonly url: string;
  readonly counts: () => WireCounts;
  readonly reset: () => void;
  readonly close: () => Promise<void>;
};

const nothing = (): WireCounts => ({ requests: {}, writeUnits: 0, readUnits: 0 });

/** Stands before an emulator of AWS and counts; to DynamoDB it adds the wish to be told the capacity, as a client may. */
export const countingProxy = async (target: string): Promise<CountingProxy> => {
  let counts = nothing();
  const server = createServer((incoming, response) => void pass(incoming, response).catch(() => response.destroy()));
  const pass = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [service = "", operation = ""] = String(incoming.headers["x-amz-target"] ?? "Mail.SendEmail").split(".");
    const isDatabase = service.startsWith("DynamoDB");
    const given = await buffer(incoming);
    const input = isDatabase ? (JSON.parse(given.toString("utf8")) as Record<string, unknown>) : undefined;
    const sent = input ? Buffer.from(JSON.stringify({ ...input, ReturnConsumedCapacity: "INDEXES" })) : given;
    const answer = await forward(target, incoming, sent);
    const name = `${service.split("_")[0]}.${operation}${input?.IndexName ? `(${String(input.IndexName)})` : ""}`;
    counts.requests[name] = (counts.requests[name] ?? 0) + 1;
    // The sweep's look at the outbox belongs to the minute, not to a message.
    if (isDatabase && input?.IndexName !== "outbox") addCapacity(counts, operation, answer.body);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts: () => counts,
    reset: () => {
      counts = nothing();
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

type Answer = { readonly status: number; readonly headers: IncomingMessage["headers"]; readonly body: Buffer };

const forward = async (target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { host } = new URL(target);
    const to = request(target + (url ?? "/"), { method, headers: { ...headers, host, "content-length": body.length } });
    to.once("error", reject).once("response", async (answer) => {
      resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: await buffer(answer) });
    });
    to.end(body);
  });

type Consumed = { readonly CapacityUnits?: number };
const reads = new Set(["GetItem", "Query", "BatchGetItem", "TransactGetItems", "Scan"]);

const addCapacity = (counts: WireCounts, operation: string, body: Buffer): void => {
  const { ConsumedCapacity: consumed = [] } = JSON.parse(body.toString("utf8") || "{}") as {
    ConsumedCapacity?: Consumed | readonly Consumed[];
  };
  const units = [consumed].flat().reduce((sum, { CapacityUnits = 0 }: Consumed) => sum + CapacityUnits, 0);
  counts[reads.has(operation) ? "readUnits" : "writeUnits"] += units;
};
