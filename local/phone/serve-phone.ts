import { readFileSync } from "node:fs";
import type { Account } from "../twilio/account.ts";
import { type Answer, jsonAnswer } from "../twilio/answer.ts";

const files: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/phone": ["phone.html", "text/html; charset=utf-8"],
};

/** Serves the phone page and the files that were sent with it. */
export function servePhone(_account: Account, method: string, url: URL): Answer {
  const [file, type] = files[url.pathname] ?? [];
  if (method !== "GET" || file === undefined || type === undefined) return jsonAnswer({ message: "Not found." }, 404);
  return { status: 200, content: { type, bytes: readFileSync(new URL(file, import.meta.url)) } };
}
