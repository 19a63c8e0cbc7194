import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { RequestListener } from "../loopback-server.ts";
import { writePrivateFile } from "../private-file.ts";
import { requestBody } from "../request-body.ts";

const BODY_LIMIT = 24 * 1024 * 1024;

/** S3 for the three calls that are made: one file an object in `folder`, readable by its owner only, without versions. */
export function objectsIn(folder: string): RequestListener {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return async (request, response) => {
    const name = nameOf(request);
    if (request.headers.origin !== undefined || !name) return refuse(response, 403, "AccessDenied");
    const file = join(folder, name);
    if (request.method === "PUT") return put(file, request, response);
    if (request.method === "GET") return get(file, response);
    if (request.method !== "DELETE") return refuse(response, 405, "MethodNotAllowed");
    rmSync(file, { force: true });
    response.writeHead(204).end();
  };
}

/** Bucket and object as one file name; neither can hold a slash or begin with a dot. */
function nameOf({ url = "" }: IncomingMessage): string | undefined {
  const [, bucket, object] = /^\/([a-z0-9][\w.-]{2,79})\/(\w[\w.-]{0,199})(?:\?|$)/.exec(url) ?? [];
  return object && `${bucket}!${object}`;
}

async function put(file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await requestBody(request, BODY_LIMIT);
  if (!body) return refuse(response, 400, "EntityTooLarge");
  const promised = request.headers["x-amz-checksum-crc32"];
  if (promised !== undefined && promised !== checksum(body)) return refuse(response, 400, "BadDigest");
  writePrivateFile(file, body);
  response.writeHead(200, { etag: `"${crc32(body).toString(16)}"` }).end();
}

function get(file: string, response: ServerResponse): void {
  if (!existsSync(file)) {
    refuse(response, 404, "NoSuchKey");
    return;
  }
  const body = readFileSync(file);
  response.writeHead(200, { "content-type": "application/octet-stream", "content-length": body.length }).end(body);
}

function checksum(body: Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString("base64");
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
