import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { servePhone } from "../phone/serve-phone.ts";
import { type Account, newAccount } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { answerEmulator } from "./emulator-api.ts";
import { type GivenOptions, optionsOf, type TwilioOptions } from "./options.ts";
import { bodyOf } from "./request-body.ts";
import { answerRest } from "./rest.ts";
import { refusal } from "./twilio-error.ts";

/** A Twilio that is running on this computer. */
export type RunningTwilio = {
  readonly port: number;
  readonly url: string;
  readonly options: TwilioOptions;
  readonly stop: () => Promise<void>;
};

const formLimit = 64 * 1024;
const jsonLimit = 8 * 1024 * 1024;

/** Starts the emulator on 127.0.0.1 and resolves when it listens. What it holds is gone when it stops. */
export async function startTwilio(given: GivenOptions = {}): Promise<RunningTwilio> {
  const options = optionsOf(given);
  const account = newAccount(options);
  const server = createServer((request, response) => void handle(account, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const stop = () =>
    new Promise<void>((resolve) => {
      account.timers.stop();
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, url: `http://127.0.0.1:${port}`, options, stop };
}

async function handle(account: Account, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await answerOf(account, request);
    if (answer.afterMs) await account.timers.wait(answer.afterMs);
    write(response, answer);
  } catch {
    // The cause may hold somebody's text: it is not shown.
    write(response, refusal(20500));
  }
}

async function answerOf(account: Account, request: IncomingMessage): Promise<Answer> {
  const { method = "GET", headers } = request;
  // A page on another site can reach this port by a name of its own; its Host header gives it away.
  if (!isOwnHost(headers.host, request.socket.localPort)) return jsonAnswer({ message: "Wrong host." }, 421);
  const url = new URL(request.url ?? "/", "http://emulator.invalid");
  const isEmulator = url.pathname.startsWith("/emulator/");
  const body = await bodyOf(request, isEmulator ? jsonLimit : formLimit);
  if (body === undefined) return jsonAnswer({ message: "The body is too large." }, 413);
  if (isEmulator) return answerEmulator(account, method, url, headers["x-emulator"]?.toString(), body);
  if (url.pathname.startsWith("/phone")) return servePhone(account, method, url);
  return answerRest(account, { method, url, authorization: headers.authorization, form: new URLSearchParams(body) });
}

const isOwnHost = (host: string | undefined, port: number | undefined): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

function write(response: ServerResponse, { status, json, content, headers = {}, cut = false }: Answer): void {
  if (cut) return void response.socket?.destroy();
  const bytes = content?.bytes ?? (json === undefined ? "" : JSON.stringify(json));
  const type = content?.type ?? "application/json; charset=utf-8";
  const always = { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" };
  response.writeHead(status, status === 204 ? {} : { ...always, ...headers }).end(bytes);
}
