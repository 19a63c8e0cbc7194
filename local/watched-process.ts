import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A program of ours that ends when we do, also after `kill -9`. */
export type WatchedProcess = {
  readonly child: ChildProcess;
  /** The program and its guard are a process group of their own, so that Ctrl-C reaches only us and we end in order. */
  readonly group: number | undefined;
  readonly close: () => Promise<void>;
};

// The guard waits for the end of its standard input: the kernel closes that pipe with us, however we end.
const GUARD = `
umask 077
exec 3<&0
"$@" 3<&- </dev/null &
program=$!
{ read -r _ <&3; kill -TERM $program; for wait in 1 2 3 4 5; do sleep 0.2; kill -0 $program || exit; done; kill -KILL $program; } >/dev/null 2>&1 &
guard=$!
wait $program
status=$?
kill $guard 2>/dev/null
exit $status`;

/** Starts `command` under a guard that ends it when this process is gone. */
export function startWatched(
  command: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = process.env,
): WatchedProcess {
  const child = spawn("/bin/sh", ["-c", GUARD, "guard", command, ...args], {
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
    env: environment,
  });
  const exited = once(child, "exit").catch(() => undefined);
  const close = async () => {
    child.stdin?.end();
    await exited;
  };
  return { child, group: child.pid, close };
}
