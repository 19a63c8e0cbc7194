import type { ServerResponse } from "node:http";
import * as z from "zod";

const Answer = z.object({
  statusCode: z.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(""),
  isBase64Encoded: z.boolean().default(false),
});

/** Sends what a Lambda returned, in payload format 2.0: without a status it is the body of a 200. */
export function sendAnswer(response: ServerResponse, result: unknown): void {
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    response.setHeader("content-type", "application/json");
    response.writeHead(200).end(typeof result === "string" ? result : JSON.stringify(result));
    return;
  }
  const read = Answer.safeParse(result);
  if (!read.success) {
    sendMessage(response, 500, "Internal Server Error");
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = read.data;
  response.setHeader("content-type", "text/plain;charset=UTF-8");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  for (const cookie of cookies) response.appendHeader("set-cookie", cookie);
  response.writeHead(statusCode).end(Buffer.from(body, isBase64Encoded ? "base64" : "utf8"));
}

/** Sends one of API Gateway's own answers. */
export function sendMessage(response: ServerResponse, status: number, message: string): void {
  response.setHeader("content-type", "application/json");
  response.writeHead(status).end(JSON.stringify({ message }));
}
