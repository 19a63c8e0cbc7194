import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { Repeatable } from "../adapters/answer-store.ts";
import { problemOf } from "../middleware/problem.ts";
import { answeredBefore } from "../triage/once.ts";
import type { DiscloseParts } from "./parts.ts";

type Answer = APIGatewayProxyStructuredResultV2;
type Work = () => Promise<Answer>;

/** Whoever lost an answer asks again at once; who asks later looks a second time, and that is audited. */
const repeatedWithinMs = 15 * 60_000;

/**
 * Does an opening once under its Idempotency-Key. Of what was opened nothing is kept but that it was and when: asked
 * again, `repeat` opens it again, if it still may be, without a second entry or notice. A refusal is kept as it was.
 */
export const doneOnce = async (
  { answers, now, log }: Pick<DiscloseParts, "answers" | "now" | "log">,
  asked: Repeatable | undefined,
  work: Work,
  repeat: Work,
): Promise<Answer> => {
  if (!asked) return work();
  const before = await answeredBefore(answers, asked, now());
  if (before !== undefined) {
    const { doneAt, refusal } = JSON.parse(before) as { readonly doneAt?: string; readonly refusal?: Answer };
    if (refusal) return refusal;
    const isRepeat = now().getTime() - Date.parse(doneAt ?? "") < repeatedWithinMs;
    return isRepeat ? repeat() : work();
  }
  const answer = await work().catch((error: unknown) => problemOf(log, "request_refused", error));
  const status = answer.statusCode ?? 500;
  // What failed on our side may be tried again.
  if (status >= 500) return answer;
  await answers.keep(asked, JSON.stringify(status < 300 ? { doneAt: now().toISOString() } : { refusal: answer }));
  return answer;
};
