import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startDynamoDb } from "../../local/emulators/dynamodb.ts";
import { freePort } from "../../local/emulators/free-port.ts";

const takenPort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const found = server.address();
  return typeof found === "object" && found ? found.port : 0;
};

test("another port is tried when somebody took the chosen one between the probe and the start", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hearback-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const tried: number[] = [];
  const choosePort = async () => {
    const port = tried.length < 2 ? await takenPort() : await freePort();
    tried.push(port);
    return port;
  };
  const running = await startDynamoDb(join(folder, "records.db"), undefined, choosePort);
  await running.close();
  expect(new URL(running.url).port).toBe(String(tried[2]));
});
