import * as z from "zod";
import type { Account } from "./account.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { callIn } from "./calls/call-in.ts";
import { faultsInput, noFaults } from "./faults.ts";
import { inboundInput } from "./inbound-input.ts";
import { isLoopback } from "./loopback.ts";
import { optOuts } from "./options.ts";
import { receiveInbound } from "./receive-inbound.ts";
import { showMessages } from "./show-messages.ts";
import { summaryOf } from "./summary.ts";

type Handle = (account: Account, body: unknown, query: URLSearchParams) => Answer | Promise<Answer>;

const address = z.string().max(500).refine(isLoopback, "must be an address of this computer");
const clockInput = z.strictObject({ to: z.iso.datetime().optional(), advanceMs: z.number().int().optional() });
const webhookInput = z.strictObject({
  url: address.optional(),
  fallbackUrl: address.nullable().optional(),
  voiceUrl: address.optional(),
});
const number = z.string().regex(/^\+\d{6,15}$/);
const callInput = z.strictObject({ from: number, to: number });
const pressInput = z.strictObject({ sid: z.string().max(40), does: z.enum(["answer", "decline", "hang up"]) });
const setupInput = z.strictObject({
  optOut: z.enum(optOuts).optional(),
  templates: z.record(z.string().regex(/^HX[0-9a-f]{32}$/), z.string().max(1_024)).optional(),
});
const faultsBody = faultsInput.extend({ reset: z.boolean().optional() });

// What no Twilio has: phones that write, faults, a clock, and figures for proofs.
const routes: Readonly<Record<string, Handle>> = {
  "GET /emulator/account": (account) => {
    const { accountSid, numbers } = account.options;
    return jsonAnswer({ accountSid, numbers, optOut: account.optOut, webhook: account.webhook });
  },
  "GET /emulator/messages": (account, _, query) => jsonAnswer(showMessages(account, query)),
  "GET /emulator/summary": (account) => jsonAnswer(summaryOf(account)),
  "GET /emulator/debugger": (account) => jsonAnswer({ entries: account.debuggerEntries }),
  "GET /emulator/faults": (account) => jsonAnswer(account.faults),
  "GET /emulator/clock": (account) => jsonAnswer({ now: new Date(account.clock.now()).toISOString() }),
  "POST /emulator/inbound": async (account, body) => {
    const inbound = inboundInput.parse(body);
    const { message, called } = receiveInbound(account, inbound);
    if (inbound.wait) await called;
    return jsonAnswer({ sid: message.sid, answers: message.answers }, 201);
  },
  "GET /emulator/calls": (account) =>
    jsonAnswer({ calls: [...account.calls.values()].map(({ telling: _, ...call }) => call) }),
  // Somebody calls a number of ours.
  "POST /emulator/call": async (account, body) => {
    const { sid, status } = await callIn(account, callInput.parse(body));
    return jsonAnswer({ sid, status }, 201);
  },
  // Somebody presses a button of a telephone.
  "POST /emulator/press": (account, body) => {
    const { sid, does } = pressInput.parse(body);
    const press = account.pressed.get(sid);
    press?.(does);
    return jsonAnswer({ done: press !== undefined });
  },
  "POST /emulator/faults": (account, body) => {
    const { reset = false, ...changes } = faultsBody.parse(body);
    account.faults = { ...(reset ? noFaults : account.faults), ...withoutUndefined(changes) };
    return jsonAnswer(account.faults);
  },
  "POST /emulator/clock": (account, body) => {
    const { to, advanceMs = 0 } = clockInput.parse(body);
    account.clock.moveTo((to === undefined ? account.clock.now() : Date.parse(to)) + advanceMs);
    return jsonAnswer({ now: new Date(account.clock.now()).toISOString() });
  },
  "POST /emulator/setup": (account, body) => {
    const { optOut = account.optOut, templates = account.templates } = setupInput.parse(body);
    Object.assign(account, { optOut, templates });
    return jsonAnswer({ optOut, templates: Object.keys(templates).length });
  },
  "POST /emulator/webhook": (account, body) => {
    const { url = account.webhook.url, fallbackUrl, voiceUrl = account.webhook.voiceUrl } = webhookInput.parse(body);
    const kept = fallbackUrl === undefined ? account.webhook.fallbackUrl : (fallbackUrl ?? undefined);
    account.webhook = { url, fallbackUrl: kept, voiceUrl };
    return jsonAnswer(account.webhook);
  },
};

/** Answers what is asked of the emulator itself. Every request needs the header X-Emulator, which no foreign page can send. */
export async function answerEmulator(
  account: Account,
  method: string,
  url: URL,
  header: string | undefined,
  body: string,
): Promise<Answer> {
  if (header === undefined) return jsonAnswer({ message: "The header X-Emulator is missing." }, 403);
  const handle = routes[`${method} ${url.pathname}`];
  if (handle === undefined) return jsonAnswer({ message: "There is no such address." }, 404);
  try {
    return await handle(account, body === "" ? {} : JSON.parse(body), url.searchParams);
  } catch (error) {
    return jsonAnswer({ message: reasonOf(error) }, 400);
  }
}

// Names and rules only: a value may be somebody's text.
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  if (error instanceof SyntaxError) return "The body is not JSON.";
  throw error;
}

const withoutUndefined = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
