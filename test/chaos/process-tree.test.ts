import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { processTree, signalAll } from "../../bin/proof/process-tree.ts";

test("a process is killed with all that it started, and nothing else", async () => {
  const neighbour = spawn("sleep", ["30"]);
  const parent = spawn("sh", ["-c", "sleep 30 & sh -c 'sleep 30 & echo ready; wait' & wait"]);
  await once(parent.stdout, "data");
  const tree = processTree(parent.pid ?? 0);
  expect(tree).toHaveLength(4);
  expect(tree).not.toContain(neighbour.pid);
  expect(tree).not.toContain(process.pid);
  const gone = once(parent, "exit");
  signalAll(tree, "SIGKILL");
  expect(await gone).toEqual([null, "SIGKILL"]);
  await expect.poll(() => tree.filter(runs)).toEqual([]);
  expect(neighbour.exitCode).toBeNull();
  neighbour.kill();
  expect(processTree(parent.pid ?? 0)).toEqual([]);
});

/** Whoever was killed and whose parent is gone may stay in /proc for a while, as a zombie. */
const runs = (pid: number): boolean => {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !/\) Z /.test(readFileSync(file, "utf8"));
};
