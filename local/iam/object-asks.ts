import type { IncomingMessage } from "node:http";
import type { Ask } from "./ask.ts";

const ACTIONS: Readonly<Record<string, string>> = {
  PUT: "s3:PutObject",
  GET: "s3:GetObject",
  DELETE: "s3:DeleteObject",
};

/** Whether a request is signed for S3, which alone of the services has no target header. */
export function isForObjects({ headers }: IncomingMessage): boolean {
  return /Credential=[^,]{1,200}\/s3\/aws4_request/.test(headers.authorization ?? "");
}

/** What a request to S3 asks for, in path style; undefined for what is no request for one object. */
export function objectAsks({ method = "", url = "" }: IncomingMessage): readonly Ask[] | undefined {
  const action = ACTIONS[method];
  const [, bucket, object] = /^\/([\w.-]{3,80})\/([\w.-]{1,200})(?:\?|$)/.exec(url) ?? [];
  // A name is random: which one it was says nothing of a right.
  return action && object ? [{ action, resource: `arn:aws:s3:::${bucket}/*`, context: {} }] : undefined;
}
