import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditLog } from "../../functions/adapters/audit-log.ts";
import { outboxOf } from "../../functions/adapters/outbox.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import type { Reply } from "../../functions/domain/feedback/record.ts";
import type { TriageParts } from "../../functions/triage/parts.ts";
import { replies } from "../../functions/triage/replies.ts";
import { type Outgoing, outgoing } from "./outgoing.ts";

const nobodyListens = "http://127.0.0.1:9";
const minute = 60_000;

let out: Outgoing;
let people = 0;
/** Country code 999 belongs to nobody. */
const somebody = () => `+99955${String(++people).padStart(6, "0")}`;
/** The last millisecond of a second: Twilio's dates have no fractions, so what it took in looks older than this. */
const endOfSecond = () => new Date(Math.floor(Date.now() / 1_000) * 1_000 + 999);
const later = (at: Date, milliseconds: number) => new Date(at.getTime() + milliseconds);
const now = async ({ reference, id }: Reply) => out.replies.find(reference, id);

beforeAll(async () => {
  out = await outgoing();
});
afterAll(() => out.stop());

describe("a reply that is cut off between Twilio's answer and our write", () => {
  const cutOff = async (fault: "dropAnswer" | "dropRequest") => {
    const to = somebody();
    const reply = await out.queued(to);
    // Callbacks would tell us the rest, and here they are not heard.
    out.bench.listener.answer = () => "cut";
    await out.bench.post("/emulator/faults", { [fault]: 1 });
    const at = endOfSecond();
    await expect(out.send(reply, at)).rejects.toMatchObject({ name: "NoAnswerError" });
    expect(await now(reply)).toMatchObject({ state: "sending", sendingAt: at.toISOString() });
    return { to, reply, at };
  };

  test("is left alone for as long as the call may last", async () => {
    const { to, reply, at } = await cutOff("dropAnswer");
    await expect(out.send(reply, later(at, 29_000))).rejects.toMatchObject({ name: "StillSendingError" });
    expect(await out.atTwilio(to)).toHaveLength(1);
  });

  test("is found at Twilio and not sent again", async () => {
    const { to, reply, at } = await cutOff("dropAnswer");
    await out.send(reply, later(at, 31_000));
    const [sent, ...others] = await out.atTwilio(to);
    expect(others).toEqual([]);
    expect(await now(reply)).toMatchObject({ state: "sent", providerId: sent?.sid });
    await out.send(reply, later(at, minute));
    expect(await out.atTwilio(to)).toHaveLength(1);
  });

  test("is sent again where Twilio has nothing of it, by one of two that look at once", async () => {
    const { to, reply, at } = await cutOff("dropRequest");
    await Promise.all([out.send(reply, later(at, 31_000)), out.send(reply, later(at, 31_000))]);
    expect(await out.atTwilio(to)).toHaveLength(1);
    expect(await now(reply)).toMatchObject({ state: "sent" });
  });

  test("is not taken for an older message with the same words", async () => {
    const to = somebody();
    const reply = await out.queued(to);
    await out.bench.sdk.messages.create({ to, from: reply.number, body: reply.text });
    await out.bench.post("/emulator/faults", { dropRequest: 1 });
    const at = later(new Date(), 10_000);
    await expect(out.send(reply, at)).rejects.toMatchObject({ name: "NoAnswerError" });
    await out.send(reply, later(at, 31_000));
    expect(await out.atTwilio(to)).toHaveLength(2);
  });

  test("comes back from the outbox when the call has ended, and leaves it when it is settled", async () => {
    const { reply, at } = await cutOff("dropAnswer");
    const outbox = outboxOf(out.db, out.table);
    const waits = async (before: Date) =>
      (await outbox(before, 200)).some(({ ids }) => JSON.stringify(ids).includes(reply.id));
    expect(await waits(later(at, 30_000))).toBe(false);
    expect(await waits(later(at, 30_001))).toBe(true);
    await out.send(reply, later(at, 31_000));
    expect(await waits(later(at, minute))).toBe(false);
  });

  test("is uncertain where Twilio cannot be asked for half an hour, and the API says why", async () => {
    const { to, reply, at } = await cutOff("dropAnswer");
    await expect(out.send(reply, later(at, 29 * minute), nobodyListens)).rejects.toThrow();
    expect(await now(reply)).toMatchObject({ state: "sending" });
    await out.send(reply, later(at, 31 * minute), nobodyListens);
    const shown = await shownBy(reply);
    expect(shown).toMatchObject([
      { state: "uncertain", because: "The provider did not say whether it was sent.", text: reply.text },
    ]);
    expect(out.lines.at(-1)).toEqual({ event: "reply_uncertain", channel: "sms" });
    await out.send(reply, later(at, 40 * minute));
    expect(await out.atTwilio(to)).toHaveLength(1);
    // A late report still tells the truth.
    await out.replies.advance(reply, { state: "delivered", providerId: `SM${"a".repeat(32)}` });
    expect(await shownBy(reply)).toMatchObject([{ state: "delivered" }]);
  });
});

test("a reply is sent once, however many hold it at the same moment", async () => {
  const to = somebody();
  const reply = await out.queued(to);
  await Promise.allSettled(Array.from({ length: 5 }, () => out.send(reply)));
  expect(await out.atTwilio(to)).toHaveLength(1);
});

const shownBy = async ({ reference }: Reply) => {
  const parts = {
    records: recordStore(out.db, out.table),
    audit: auditLog(out.db, out.table, 365),
    now: () => new Date(),
  } as TriageParts;
  const officer = {
    id: "officer" as PersonId,
    roles: ["accountability_officer" as const],
    programmes: ["northern-route"],
    sites: [],
  };
  const asked = { params: { reference }, query: {}, body: {}, version: undefined };
  const call = { ...asked, officer, newId: () => "unused", language: "en" };
  return (await replies(parts).listReplies(call)).items;
};
