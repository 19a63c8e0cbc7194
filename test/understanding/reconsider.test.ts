import { expect, it } from "vitest";
import type { AskOpinion } from "../../functions/domain/coding/second-opinion.ts";
import type { MessageId } from "../../functions/domain/feedback/handles.ts";
import type { ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import type { Sealed } from "../../functions/domain/feedback/sealed.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { reconsidering } from "../../functions/reconsider.ts";
import { rightsOf } from "../../lib/access.ts";
import { functionNames } from "../../lib/functions.ts";
import { aCoding } from "../a-coding.ts";

const coding = aCoding({ type: "report", topics: ["staff_conduct"], tracks: ["complaint"], why: ["report:staff"] });
const message: ReceivedMessage = {
  id: "m1" as MessageId,
  programme: "north",
  channel: "sms",
  number: "+15550100",
  receivedAt: "2026-11-21T10:00:00.000Z",
  language: "en",
  coding,
  attachments: [],
  identifiers: [],
  text: "he says tea is not free for me" as StrippedText,
};
const sealed: Sealed = { purpose: "text", id: "1", key: "k", iv: "i", data: "d" };

function tried(ask: AskOpinion) {
  const events: object[] = [];
  const sealedTexts: string[] = [];
  const reconsider = reconsidering({
    ask,
    patience: () => new Promise(() => undefined),
    seal: async (_, value) => {
      sealedTexts.push(value);
      return sealed;
    },
    log: (event) => {
      events.push(event);
    },
  });
  return { reconsider, events, sealedTexts };
}

it("seals the text of what a language model fears before the record is opened", async () => {
  const { reconsider, events, sealedTexts } = tried(async () => ({ feared: ["sea"], urgency: "normal" }));
  const after = await reconsider(message);
  expect(after).toMatchObject({ coding: { sensitivity: "to_be_clarified", sensitive: ["sea"] }, sealedText: sealed });
  expect(after).not.toHaveProperty("text");
  expect(sealedTexts).toHaveLength(1);
  expect(events).toEqual([{ event: "opinion_raised" }]);
});

it("changes nothing when the model fears nothing or fails, and says in the log only that it failed", async () => {
  const calm = tried(async () => ({ feared: [], urgency: "immediate" }));
  expect(await calm.reconsider(message)).toBe(message);
  const broken = tried(async () => {
    throw Object.assign(new Error(message.number), { name: "ThrottlingException" });
  });
  expect(await broken.reconsider(message)).toBe(message);
  expect(broken.events).toEqual([{ event: "opinion_missing", error: "ThrottlingException" }]);
});

it("shows no sealed text to a language model, because it cannot open it", async () => {
  let asked = 0;
  const { reconsider } = tried(async () => {
    asked++;
    return { feared: ["sea"], urgency: "high" };
  });
  const { text: _, ...rest } = message as ReceivedMessage & { text: StrippedText };
  const hidden: ReceivedMessage = {
    ...rest,
    coding: { ...coding, sensitivity: "sensitive", sensitive: ["gbv"] },
    sealedText: sealed,
  };
  expect(await reconsider(hidden)).toBe(hidden);
  expect(asked).toBe(0);
});

it("gives rights on a language model only where the settings name one, and to one function only", () => {
  const may = (has: boolean) =>
    functionNames.filter((name) =>
      rightsOf(name, { hasLanguageModel: has, transcribes: false }).some(({ on }) => on === "language-model"),
    );
  expect(may(false)).toEqual([]);
  expect(may(true)).toEqual(["open-record"]);
  expect(
    rightsOf("open-record", { hasLanguageModel: true, transcribes: false }).some(({ may: calls }) =>
      calls.includes("Decrypt"),
    ),
  ).toBe(false);
});
