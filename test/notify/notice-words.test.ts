import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sensitiveClasses, topics } from "../../functions/domain/coding/coding.ts";
import type { ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { noticeOf } from "../../functions/domain/feedback/notice.ts";
import { noticeWords } from "../../functions/domain/feedback/notice-words.ts";
import { aRecord } from "../a-record.ts";

const records = fc
  .record({
    sensitivity: fc.constantFrom("sensitive" as const, "to_be_clarified" as const),
    sensitive: fc.uniqueArray(fc.constantFrom(...sensitiveClasses), { maxLength: 3 }),
    urgency: fc.constantFrom("immediate" as const, "high" as const, "normal" as const),
    topics: fc.uniqueArray(fc.constantFrom(...topics), { maxLength: 3 }),
    channel: fc.constantFrom("sms" as const, "whatsapp" as const),
  })
  .map(aRecord);

const wordsOf = (record: ReturnType<typeof aRecord>) => {
  const notice = noticeOf(record, "n1");
  return notice && noticeWords(notice, "Example Society", "Africa/Tunis");
};

const notice = { reference: "HB2345678X" as ReferenceCode, dueAt: "2026-11-20T10:15:00.000Z", kind: "danger" } as const;

describe("the words of a notice", () => {
  test("are the same for every record: only the reference and the clock differ", () => {
    const plain = wordsOf(aRecord({ sensitivity: "sensitive" }));
    fc.assert(
      fc.property(records, (record) => {
        expect(wordsOf(record)).toEqual(plain);
      }),
    );
  });

  test("say the reference and by when, on the programme's clock without naming its place", () => {
    const { subject, mail, text } = noticeWords(notice, "Example Society", "Africa/Tunis");
    expect(subject).toBe("For you: HB2345678X");
    expect(mail).toContain("Act by: 20 Nov 2026, 11:15 GMT+1");
    expect(text).toBe("Example Society: HB2345678X. Act by 20 Nov 2026, 11:15 GMT+1. Sign in to read it.");
    expect(mail + text).not.toContain("Tunis");
  });

  test("fit into one SMS", () => {
    const { text } = noticeWords(notice, "Society of the Example Islands and Their Many Territories", "Asia/Kathmandu");
    expect(text.length).toBeLessThanOrEqual(160);
    expect(/^[\x20-\x7e]+$/.test(text)).toBe(true);
  });
});

test("the outside person, who has no login, is told whom to call and not to sign in", () => {
  const notice = {
    reference: "HB2345678X" as ReferenceCode,
    dueAt: "2026-11-22T11:42:00.000Z",
    kind: "danger" as const,
  };
  const outside = noticeWords(notice, "Example Society", "Africa/Tunis", true);
  expect(`${outside.mail}${outside.text}`).not.toContain("Sign in");
  expect(outside.mail).toContain("call somebody in charge");
  expect(noticeWords(notice, "Example Society", "Africa/Tunis").mail).toContain("Sign in");
});
