import type { IncomingMessage, ServerResponse } from "node:http";
import { type LoopbackServer, loopbackServer } from "../loopback-server.ts";
import { requestBody } from "../request-body.ts";
import type { Ask } from "./ask.ts";
import { forwarder } from "./forward.ts";
import type { KeyAsks } from "./key-asks.ts";
import type { MailAsks } from "./mail-asks.ts";
import { isForObjects, objectAsks } from "./object-asks.ts";
import type { Caller } from "./roles.ts";
import { SERVICE_ASKS } from "./service-asks.ts";
import { allow } from "./statement.ts";
import { newUsage, type Used } from "./usage.ts";

/** Where the emulators answer. */
export type Guarded = { readonly dynamodb: string; readonly sqs: string; readonly aws: string };

/** What the template says of who may do what. */
export type Rules = {
  readonly callers: ReadonlyMap<string, Caller>;
  readonly keyAsks: KeyAsks;
  readonly mailAsks: MailAsks;
};

/** The one address at which functions reach AWS, and what they asked for there. */
export type Guard = LoopbackServer & {
  /** From now on; before, everybody is refused. */
  readonly enforce: (rules: Rules) => void;
  readonly used: () => readonly Used[];
};

type Refusal = { readonly code: string; readonly message: string };

const BODY_LIMIT = 24 * 1024 * 1024;
const MAIL_PATH = "/v2/email/outbound-emails";

/**
 * IAM of the local cloud: a function is known by its access key, asks for what its request does, and gets it when the
 * policy of its role in the template allows it. So a right that is missing is felt here as it would be in AWS.
 */
export async function startGuard(guarded: Guarded): Promise<Guard> {
  const usage = newUsage();
  const { forward, close } = forwarder();
  let rules: Rules | undefined;
  const judge = (caller: Caller | undefined, asks: readonly Ask[]): Refusal | undefined => {
    if (!caller) return { code: "UnrecognizedClientException", message: "Nobody has this access key." };
    const judged = asks.map((ask) => ({ ask, allowed: !caller.statements || allow(caller.statements, ask) }));
    const counted = judged.map(({ ask, allowed }) => ({ ask, allowed, times: usage.note(caller.title, ask, allowed) }));
    const refused = counted.find(({ allowed }) => !allowed);
    if (!refused) return undefined;
    const { action, resource } = refused.ask;
    if (refused.times === 1) console.error(`${caller.title} may not ${action} on ${resource}: see lib/access.ts.`);
    return { code: "AccessDeniedException", message: `Not authorized to perform ${action}.` };
  };
  const server = await loopbackServer(0, async (request, response) => {
    const body = request.headers.origin === undefined ? await requestBody(request, BODY_LIMIT) : undefined;
    const asked = rules && body && asksOf(request, body, rules);
    if (!asked) return refuse(response, { code: "AccessDeniedException", message: "This cannot be judged." });
    const refusal = judge(rules?.callers.get(accessKeyOf(request)), asked);
    if (refusal) return refuse(response, refusal);
    await forward(guarded[serviceOf(request)], request, body, response);
  });
  return {
    ...server,
    enforce: (given) => {
      rules = given;
    },
    used: usage.all,
    close: async () => {
      close();
      await server.close();
    },
  };
}

function serviceOf({ headers }: IncomingMessage): keyof Guarded {
  const target = String(headers["x-amz-target"]);
  if (target.startsWith("DynamoDB_")) return "dynamodb";
  return target.startsWith("AmazonSQS.") ? "sqs" : "aws";
}

/** All that a request asks for, the keys of what it touches included; undefined for what is no known request. */
function asksOf(request: IncomingMessage, body: Buffer, { keyAsks, mailAsks }: Rules): readonly Ask[] | undefined {
  if (isForObjects(request)) return objectAsks(request);
  const input = parse(body);
  if (!input) return undefined;
  if (request.url === MAIL_PATH) return mailAsks(input);
  const [service = "", operation = ""] = String(request.headers["x-amz-target"]).split(".");
  const asks = Object.hasOwn(SERVICE_ASKS, service) ? SERVICE_ASKS[service]?.({ operation, input }) : undefined;
  return asks && unique(asks.flatMap((ask) => [ask, ...keyAsks(ask)]));
}

const unique = (asks: readonly Ask[]): readonly Ask[] =>
  asks.length === 1 ? asks : [...new Map(asks.map((ask) => [JSON.stringify(ask), ask])).values()];

function parse(body: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function accessKeyOf({ headers }: IncomingMessage): string {
  return /Credential=([\w-]{1,128})\//.exec(headers.authorization ?? "")?.[1] ?? "";
}

function refuse(response: ServerResponse, { code, message }: Refusal): void {
  response.setHeader("content-type", "application/x-amz-json-1.0");
  response.setHeader("x-amzn-errortype", code);
  response.writeHead(400).end(JSON.stringify({ __type: code, message }));
}
