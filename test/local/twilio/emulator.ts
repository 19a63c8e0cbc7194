import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import type { GivenOptions } from "../../../local/twilio/options.ts";
import { type RunningTwilio, startTwilio } from "../../../local/twilio/start-twilio.ts";

/** A request that Twilio made to us. */
export type Call = {
  readonly path: string;
  readonly form: URLSearchParams;
  readonly raw: string;
  readonly headers: IncomingMessage["headers"];
};

/** Stands where our webhooks would be: notes each call and answers as told. */
export type Listener = {
  readonly url: string;
  readonly calls: Call[];
  answer: (call: Call, index: number) => { status: number; type?: string; body?: string } | "cut";
  readonly close: () => Promise<void>;
};

export async function startListener(): Promise<Listener> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    let raw = "";
    for await (const part of request) raw += part;
    const call = { path: request.url ?? "", form: new URLSearchParams(raw), raw, headers: request.headers };
    calls.push(call);
    const answer = listener.answer(call, calls.length - 1);
    if (answer === "cut") return void request.socket.destroy();
    response.writeHead(answer.status, { "content-type": answer.type ?? "text/xml" }).end(answer.body ?? "<Response/>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const listener: Listener = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answer: () => ({ status: 200 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return listener;
}

/** An emulator with a listener behind its webhook, and the ways to speak with it. */
export type Bench = {
  readonly twilio: RunningTwilio;
  readonly listener: Listener;
  /** Twilio's own SDK, pointed at the emulator. */
  readonly sdk: ReturnType<typeof twilio>;
  readonly get: (path: string) => Promise<unknown>;
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly summary: () => Promise<Summary>;
  readonly settled: () => Promise<Summary>;
  readonly stop: () => Promise<void>;
};
type Summary = import("../../../local/twilio/summary.ts").Summary;

export const sms = "+15555550100";
export const whatsapp = "whatsapp:+15555550100";
const header = { "x-emulator": "1", "content-type": "application/json" };

export async function startBench(given: GivenOptions = {}): Promise<Bench> {
  const listener = await startListener();
  const webhookUrl = `${listener.url}/twilio/messages#rc=5&rp=all`;
  const running = await startTwilio({ webhookUrl, numbers: [sms, whatsapp], ...given });
  const get = async (path: string) => (await fetch(running.url + path, { headers: header })).json();
  const post = (path: string, body: unknown) =>
    fetch(running.url + path, { method: "POST", headers: header, body: JSON.stringify(body) });
  const summary = async () => (await get("/emulator/summary")) as Summary;
  const settled = async () => {
    for (let tries = 0; tries < 1_000; tries += 1) {
      const now = await summary();
      if (now.settled) return now;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error("The emulator did not settle within 10 seconds.");
  };
  await post("/emulator/faults", { deliveryMs: [1, 5], retryBaseMs: 5 });
  const stop = async () => {
    await running.stop();
    await listener.close();
  };
  return { twilio: running, listener, sdk: sdkOf(running), get, post, summary, settled, stop };
}

/** Twilio's SDK has no base address: its HTTP client is asked to go elsewhere. */
export function sdkOf({ options, url }: RunningTwilio, user = options.apiKey, password = options.apiSecret) {
  class Redirected extends twilio.RequestClient {
    override request: InstanceType<typeof twilio.RequestClient>["request"] = (request) => {
      const { pathname, search } = new URL(request.uri);
      return super.request({ ...request, uri: url + pathname + search });
    };
  }
  return twilio(user, password, { accountSid: options.accountSid, httpClient: new Redirected() });
}
