import type { Role } from "../functions/domain/feedback/roles.ts";
import type { Cloud } from "./cloud.ts";

export type ApiAnswer = { readonly status: number; readonly etag: string | undefined; readonly body: unknown };
export type ApiCall = (method: string, path: string, body?: unknown, version?: string) => Promise<ApiAnswer>;

/** The API as the demo login of a role sees it; signs in again when its token is about to end. */
export const apiAs = (cloud: Pick<Cloud, "url" | "signIn">, role: Role): ApiCall => {
  let token: { readonly value: string; readonly until: number } | undefined;
  const tokenNow = async (): Promise<string> => {
    if (!token || token.until < Date.now()) token = { value: await cloud.signIn(role), until: Date.now() + renewMs };
    return token.value;
  };
  return async (method, path, body, version) => {
    const response = await fetch(cloud.url + path, {
      method,
      headers: {
        authorization: `Bearer ${await tokenNow()}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(version !== undefined && { "if-match": version }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const etag = response.headers.get("etag") ?? undefined;
    return { status: response.status, etag, body: text ? JSON.parse(text) : undefined };
  };
};

const renewMs = 5 * 60_000;
