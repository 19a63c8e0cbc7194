import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { expect, onTestFinished, test } from "vitest";
import { readAddresses } from "../../local/addresses.ts";
import { awsClients } from "../../local/aws-clients.ts";
import { startCloud } from "../../local/cloud.ts";
import { testFolder } from "./fixture/folder.ts";
import { eventually } from "./fixture/patience.ts";
import { stateOf } from "./fixture/table.ts";
import { writeTemplate } from "./fixture/template.ts";

const RUN = fileURLToPath(new URL("./fixture/run.ts", import.meta.url));

test("kill -9 leaves nothing running, and a restart has the table, the queue and the keys", async () => {
  const folder = testFolder();
  const [dataDir, template] = [join(folder, "data"), writeTemplate(join(folder, "template"))];
  const child = spawn(process.execPath, [RUN, dataDir, template], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  const addresses = readAddresses(dataDir, child.pid ?? 0);
  if (!addresses) throw new Error("addresses.json is missing.");

  await fetch(`${addresses.api}/messages/before`, { method: "POST" });
  const clients = awsClients(addresses.endpoints);
  onTestFinished(clients.close);
  expect(
    await eventually(
      () => stateOf(clients, "before"),
      (state) => state === "worked",
    ),
  ).toBe("worked");
  const QueueUrl = `${addresses.endpoints.sqs}/000000000000/Small-Queue`;
  const MessageBody = JSON.stringify({ id: "waiting" });
  await clients.queues.send(new SendMessageCommand({ QueueUrl, MessageBody, DelaySeconds: 3 }));
  child.kill("SIGKILL");

  const database = String(addresses.endpoints.dynamodb).replace(/^http:\/\/([^:]+):.*$/, "$1");
  expect(
    await eventually(
      () => processesWith(database),
      (found) => found === 0,
    ),
  ).toBe(0);

  const again = await startCloud({ dataDir, template });
  onTestFinished(again.close);
  expect(await stateOf(again.clients, "before")).toBe("worked");
  const waiting = () => stateOf(again.clients, "waiting");
  expect(await eventually(waiting, (state) => state !== undefined)).toBe("worked");
  // The file of the killed process is not taken for the new one's.
  await again.warm;
  expect(readAddresses(dataDir, child.pid ?? 0)).toBeUndefined();
  expect(readAddresses(dataDir, process.pid)?.api).toBe(again.url);
});

/** How many processes have that in their command line. */
function processesWith(text: string): number {
  const lines = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split("\n");
  return lines.filter((line) => line.includes(text)).length;
}
