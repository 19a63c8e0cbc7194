import { Agent, type IncomingMessage, type ServerResponse, request as startRequest } from "node:http";

/** Passes a request on and the answer back, over connections that stay open. */
export type Forward = (to: string, request: IncomingMessage, body: Buffer, response: ServerResponse) => Promise<void>;

/** A forwarder with connections of its own; `close` ends them. */
export function forwarder(): { readonly forward: Forward; readonly close: () => void } {
  const agent = new Agent({ keepAlive: true });
  const forward: Forward = (to, { method, url, headers }, body, response) =>
    new Promise((resolve) => {
      const { host, hostname, port } = new URL(to);
      const passed = startRequest({
        agent,
        host: hostname,
        port,
        method,
        path: url,
        headers: { ...headers, host, connection: "keep-alive" },
      });
      passed.once("response", (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.once("close", resolve);
      });
      passed.once("error", () => {
        // No answer is what the caller would have had: its SDK tries again.
        response.destroy();
        resolve();
      });
      // A poll that its caller gave up must not go on and take messages that nobody hears of.
      response.once("close", () => passed.destroy());
      passed.end(body);
    });
  return { forward, close: () => agent.destroy() };
}
