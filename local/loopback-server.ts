import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { reportFailure } from "./report-failure.ts";
import { StartFailure } from "./start-failure.ts";

/** Answers one request. */
export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** A server that only this computer can reach. */
export type LoopbackServer = { readonly url: string; readonly port: number; readonly close: () => Promise<void> };

/**
 * Listens on 127.0.0.1 (port 0: any free one) and answers only who asked for it by that name:
 * a web page that points its own name at this computer (DNS rebinding) sends its own Host header.
 */
export async function loopbackServer(port: number, listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer((request, response) => void answer(request, response, listener));
  const chosen = await listen(server, port);
  return { url: `http://127.0.0.1:${chosen}`, port: chosen, close: () => close(server) };
}

/** Whether a Host header names this computer and this port. */
export function isLocalHost(host: string | undefined, port: number | undefined): boolean {
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
}

async function answer(request: IncomingMessage, response: ServerResponse, listener: RequestListener): Promise<void> {
  try {
    if (isLocalHost(request.headers.host, request.socket.localPort)) return await listener(request, response);
    response.writeHead(421, { "content-type": "text/plain" }).end("This address is for this computer only.\n");
  } catch (error) {
    reportFailure("A request failed", error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portFailure(error, port)));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

function portFailure(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") return new StartFailure(`Port ${port} is in use: choose another with --port.`);
  if (error.code === "EACCES") return new StartFailure(`Port ${port} needs more rights: choose another with --port.`);
  return error;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
