import { once } from "node:events";
import { createServer } from "node:net";

/** A port that is free on every address: Dynoxide refuses a port at which somebody listens on any loopback address but its own. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof found === "object" && found ? found.port : 0;
}
