import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Outgoing, outgoing } from "./outgoing.ts";

let out: Outgoing;
beforeAll(async () => {
  out = await outgoing();
});
afterAll(async () => out.stop());

/** By day where the programme is: no quiet hours. */
const noon = new Date("2026-11-20T11:00:00Z");
const hidden = { sensitivity: "sensitive", sensitive: ["gbv"], tracks: ["protection"] } as const;
const record = (safeContact: "text" | "no" | undefined) => ({
  ...hidden,
  sensitive: [...hidden.sensitive],
  tracks: ["protection"] as ["protection"],
  safeContact,
});

describe("an answer that was queued", () => {
  test.each([
    ["of a sensitive record of which nobody knows that contact is safe", record(undefined)],
    ["of a record of which somebody has since found that it is not", { safeContact: "no" as const }],
  ])("goes nowhere: %s", async (_, told) => {
    const to = "+999530000001";
    const reply = await out.queued(to, { record: told, kind: "answer" });
    await out.send(reply, noon);
    expect(await out.atTwilio(to)).toEqual([]);
    expect(await out.replies.find(reply.reference, reply.id)).toMatchObject({
      state: "failed",
      because: "Contact is not known to be safe any more.",
    });
  });

  test("goes out where contact is safe, in its own words, which stay sealed with us", async () => {
    const to = "+999530000002";
    const reply = await out.queued(to, { record: record("text"), kind: "answer", sealed: true });
    await out.send(reply, noon);
    expect(await out.atTwilio(to)).toMatchObject([{ body: reply.text }]);
    const kept = await out.replies.find(reply.reference, reply.id);
    expect(kept).toMatchObject({ state: "sent", sealedText: { purpose: "reply" } });
    expect(JSON.stringify(kept)).not.toContain(reply.text);
  });

  test("is found at Twilio by its words where we were cut off, also when these are sealed", async () => {
    const to = "+999530000003";
    const reply = await out.queued(to, { record: record("text"), kind: "answer", sealed: true });
    await out.bench.post("/emulator/faults", { dropAnswer: 1 });
    await expect(out.send(reply, noon)).rejects.toMatchObject({ name: "NoAnswerError" });
    await out.send(reply, new Date(noon.getTime() + 31_000));
    expect(await out.atTwilio(to)).toHaveLength(1);
    expect(await out.replies.find(reply.reference, reply.id)).toMatchObject({ state: "sent" });
  });
});
