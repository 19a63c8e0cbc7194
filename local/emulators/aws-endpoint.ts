import type { IncomingMessage, ServerResponse } from "node:http";
import { isForObjects } from "../iam/object-asks.ts";
import { type LoopbackServer, loopbackServer, type RequestListener } from "../loopback-server.ts";
import { requestBody } from "../request-body.ts";
import { AwsError } from "./aws-error.ts";
import type { AwsOperations } from "./aws-operations.ts";

/** What answers at the endpoint: services with a target header by its prefix (`TrentService` is KMS), and mail. */
export type AwsServices = {
  readonly targets: Readonly<Record<string, AwsOperations>>;
  /** POST /v2/email/outbound-emails of SES v2. */
  readonly sendEmail: (input: unknown) => Promise<Record<string, unknown>>;
  /** GET of SES v2: how mail is set up; undefined for what is not there. */
  readonly describeMail?: (path: string) => Record<string, unknown> | undefined;
  /** S3: whatever is signed for it. */
  readonly objects?: RequestListener;
};

const BODY_LIMIT = 12 * 1024 * 1024;
const MAIL_PATH = "/v2/email/outbound-emails";

/** One address that speaks the wire protocols of KMS, Secrets Manager, SES and S3, for the AWS SDK. */
export function awsEndpoint(port: number, services: AwsServices): Promise<LoopbackServer> {
  return loopbackServer(port, async (request, response) => {
    try {
      if (services.objects && isForObjects(request)) return await services.objects(request, response);
      respond(response, 200, await run(request, services));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      response.setHeader("x-amzn-errortype", error.code);
      respond(response, 400, { __type: error.code, message: error.message });
    }
  });
}

async function run(request: IncomingMessage, services: AwsServices): Promise<Record<string, unknown>> {
  // No SDK sends Origin: this is a web page that tries to reach the keys.
  if (request.headers.origin !== undefined) throw new AwsError("AccessDeniedException");
  const body = await requestBody(request, BODY_LIMIT);
  if (!body) throw new AwsError("RequestEntityTooLargeException");
  if (request.method === "POST" && request.url === MAIL_PATH) return services.sendEmail(parse(body));
  const described = request.method === "GET" ? services.describeMail?.(request.url ?? "") : undefined;
  if (described) return described;
  const [service = "", operation = ""] = String(request.headers["x-amz-target"]).split(".");
  const operations = Object.hasOwn(services.targets, service) ? services.targets[service] : undefined;
  const execute = operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
  if (!execute) throw new AwsError("UnknownOperationException", "The local cloud does not know this operation.");
  return execute(parse(body));
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString("utf8") || "{}");
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Falls through: one answer for whatever is not an object.
  }
  throw new AwsError("SerializationException");
}

function respond(response: ServerResponse, status: number, content: Record<string, unknown>): void {
  response.setHeader("content-type", "application/x-amz-json-1.1");
  response.writeHead(status).end(JSON.stringify(content));
}
