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

/** The port given and the three after it; for 0 any free ones. They must be known before anything starts: each is told of the others. */
export async function choosePorts(first: number): Promise<Ports> {
  const wanted = Array.from({ length: COUNT }, (_, index) => (first === 0 ? 0 : first + index));
  const probes = wanted.map((port) => createServer().listen(port, "127.0.0.1"));
  try {
    await Promise.all(probes.map((probe, index) => listening(probe, first, wanted[index] ?? 0)));
    const [api = 0, twilio = 0, mailbox = 0, signIn = 0] = probes.map((probe) => {
      const address = probe.address();
      return typeof address === "object" && address ? address.port : 0;
    });
    return { api, twilio, mailbox, signIn };
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
