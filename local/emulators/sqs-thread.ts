import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { buildApp } from "fauxqs";
import { isLocalHost } from "../loopback-server.ts";

/** What the parent asks for: where to keep the messages and the port to listen on. */
export type SqsThreadOptions = { readonly dataDir: string; readonly port: number; readonly region: string };

const { dataDir, port, region } = workerData as SqsThreadOptions;
const part = async (name: string) => import(new URL(name, import.meta.resolve("fauxqs")).href);

// `startFauxqs` listens on every address of the computer; put together by hand it listens on one and checks who asks.
const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all(
  ["./sqs/sqsStore.js", "./sns/snsStore.js", "./s3/s3Store.js", "./persistence.js"].map(part),
);
const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
const persistence = new PersistenceManager(dataDir);
persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
stores.sqsStore.persistence = persistence;
for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;

const app = buildApp({ logger: false, defaultRegion: region, stores });
app.addHook("onRequest", async (request, reply) => {
  const { host, origin } = request.headers;
  if (origin === undefined && isLocalHost(host, request.socket.localPort)) return;
  await reply.status(421).send("This address is for this computer only.");
});
app.addHook("preClose", async () => persistence.close());
await app.listen({ host: "127.0.0.1", port });
const address = app.server.address();
parentPort?.postMessage(typeof address === "object" ? address?.port : port);

if (parentPort) await once(parentPort, "message");
await app.close();
process.exit(0);
