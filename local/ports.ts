import { once } from "node:events";
import { createServer } from "node:net";
import { StartFailure } from "./start-failure.ts";

/** The ports of what people open in a browser. */
export type Ports = {
  readonly api: number;
  readonly twilio: number;
  readonly mailbox: number;
  readonly signIn: number;
};

const COUNT = 4;

/** Below the range from which the system gives ports to others between our asking and our listening. */
const open = { from: 20_000, count: 12_000 };

/** The port given and the three after it; for 0 any four on end that are free. They must be known before anything starts: each is told of the others. */
export async function choosePorts(first: number, tries = 20): Promise<Ports> {
  if (first !== 0) return portsFrom(first);
  const found = await portsFrom(open.from + Math.floor(Math.random() * open.count)).catch((error: unknown) => {
    if (tries === 0) throw error;
  });
  return found ?? choosePorts(0, tries - 1);
}

async function portsFrom(first: number): Promise<Ports> {
  const probes = Array.from({ length: COUNT }, (_, index) => createServer().listen(first + index, "127.0.0.1"));
  try {
    await Promise.all(probes.map((probe, index) => listening(probe, first, first + index)));
    return { api: first, twilio: first + 1, mailbox: first + 2, signIn: first + 3 };
  } finally {
    await Promise.all(probes.map((probe) => new Promise((resolve) => probe.close(resolve))));
  }
}

async function listening(probe: ReturnType<typeof createServer>, first: number, port: number): Promise<void> {
  await once(probe, "listening").catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === "EACCES" ? "needs more rights" : "is in use";
    throw new StartFailure(
      `The ports ${first} to ${first + COUNT - 1} are needed and ${port} ${reason}: choose others with --port.`,
    );
  });
}
