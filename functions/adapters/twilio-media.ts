import type { ApiSecret } from "./secrets.ts";

/** `too_large`: longer than we take over. `gone`: the provider has it no more. */
export type Fetched = Uint8Array | "too_large" | "gone";
export type FetchMedia = (url: string) => Promise<Fetched>;

const timeoutMs = 20_000;

/** Fetches a file from Twilio with the API key, and never more of it than `mostBytes`. */
export const twilioMedia =
  (credentials: () => Promise<ApiSecret>, mostBytes: number): FetchMedia =>
  async (url) => {
    const { apiKey, apiKeySecret } = await credentials();
    const authorization = `Basic ${Buffer.from(`${apiKey}:${apiKeySecret}`).toString("base64")}`;
    // Twilio answers with a redirect to where files lie; the header is not taken along to another host.
    const response = await fetch(url, { headers: { authorization }, signal: AbortSignal.timeout(timeoutMs) });
    if (response.status === 404 || response.status === 410) return end(response, "gone");
    if (!response.ok) throw await end(response, Object.assign(new Error("media"), { name: "MediaNotFetchedError" }));
    if (Number(response.headers.get("content-length") ?? 0) > mostBytes) return end(response, "too_large");
    return readUpTo(response, mostBytes);
  };

const readUpTo = async (response: Response, mostBytes: number): Promise<Uint8Array | "too_large"> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    // Leaving the loop cancels the rest.
    if (length > mostBytes) return "too_large";
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const end = async <Result>(response: Response, result: Result): Promise<Result> => {
  await response.body?.cancel();
  return result;
};
