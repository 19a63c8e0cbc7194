import { readdirSync, readFileSync } from "node:fs";

/** A process and all that it started, by their ids in /proc; empty when it is gone. */
export const processTree = (root: number): readonly number[] => {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const tree = parents.some(({ pid }) => pid === root) ? [root] : [];
  // Grows while it is walked: children of children are found too.
  for (const known of tree) tree.push(...parents.filter(({ parent }) => parent === known).map(({ pid }) => pid));
  return tree;
};

/** The fourth field of `stat`; the second is the program's name in brackets and may hold anything. */
const parentOf = (pid: string): number | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return undefined;
  }
};

/** Sends a signal to each of them; who has ended meanwhile needs none. */
export const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended.
    }
  }
};
