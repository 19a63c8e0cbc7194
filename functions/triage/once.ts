import { createHmac, randomUUID } from "node:crypto";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { AnswerStore, Repeatable } from "../adapters/answer-store.ts";
import { invalidRequest, keyUsedBefore, stillAtWork } from "../domain/errors.ts";
import type { TriageParts } from "./parts.ts";
import type { RouteSpec } from "./route.ts";

/** The request as something that may come again; `undefined` where its sender gave no key. */
export const repeatable = (route: RouteSpec, event: APIGatewayProxyEventV2, person: string): Repeatable | undefined => {
  const key = event.headers["idempotency-key"];
  if (route.method !== "POST" || key === undefined) return undefined;
  if (!/^[\x21-\x7e]{16,128}$/.test(key)) throw invalidRequest(["Idempotency-Key"]);
  const { rawPath, body = "", headers } = event;
  return { person, key, request: JSON.stringify([rawPath, headers["if-match"] ?? "", body]) };
};

/** Ids for what a request makes: under a key the same again, so that a second try cannot make it twice. */
export const idsFor = (asked: Repeatable | undefined): (() => string) => {
  if (!asked) return randomUUID;
  let count = 0;
  return () => {
    count += 1;
    const bytes = createHmac("sha256", asked.key).update(`${asked.person}\0${asked.request}\0${count}`).digest();
    return uuidOf(bytes);
  };
};

/** Does the work of a request once; the same request again gets the same answer, also where that was a refusal. */
export const once = async (
  { answers, now }: Pick<TriageParts, "answers" | "now">,
  asked: Repeatable | undefined,
  work: () => Promise<APIGatewayProxyStructuredResultV2>,
): Promise<APIGatewayProxyStructuredResultV2> => {
  if (!asked) return work();
  const before = await answeredBefore(answers, asked, now());
  if (before !== undefined) return JSON.parse(before) as APIGatewayProxyStructuredResultV2;
  const answer = await work();
  // What failed on our side may be tried again.
  if ((answer.statusCode ?? 500) < 500) await answers.keep(asked, JSON.stringify(answer));
  return answer;
};

/** The answer that a request had before; `undefined` where it is ours to do now. */
export const answeredBefore = async (
  answers: Pick<AnswerStore, "claim">,
  asked: Repeatable,
  now: Date,
): Promise<string | undefined> => {
  const claim = await answers.claim(asked, now);
  if (claim.outcome === "other_request") throw keyUsedBefore();
  if (claim.outcome === "at_work") throw stillAtWork();
  return claim.outcome === "answered" ? claim.answer : undefined;
};

/** A UUID of version 8, which RFC 9562 leaves to whoever makes it. */
const uuidOf = (bytes: Buffer): string => {
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
