import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiClient, type Client } from "../../client/client.ts";
import { officersDay } from "../../client/day.ts";
import { Refusal } from "../../client/refusal.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { type SmallApi, smallApi } from "../triage/small-api.ts";

let api: SmallApi;
let client: Client;
const sent: Request[] = [];
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
  await api.enter("boss", "supervisor");
  client = clientOf("officer", "accountability_officer");
});
afterAll(async () => api.stop());

/** The real handlers at the other end of the client's `fetch`. */
const clientOf = (id: string, role: Role): Client =>
  apiClient({
    url: "https://api.example.org",
    token: async () => "token",
    language: "fr",
    fetch: async (request) => {
      sent.push(request.clone());
      const { pathname, search } = new URL(request.url);
      const named = ["if-match", "idempotency-key", "accept-language"] as const;
      const headers = Object.fromEntries(
        named.flatMap((name) => [[name, request.headers.get(name)]]).filter(([, value]) => value),
      );
      const body = await request.text();
      const answer = await api.as(id, role)(request.method, pathname + search, { headers, ...(body && { body }) });
      return new Response(answer.text, { status: answer.status, headers: answer.headers as Record<string, string> });
    },
  });

const refusalOf = async (asked: Promise<unknown>): Promise<Refusal> => {
  const error = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error("It was not refused.");
  return error;
};

describe("the client of the officers' API", () => {
  test("does an officer's day", async () => {
    const { reference } = await api.record();
    expect(await officersDay(client)).toBe(reference);
    expect(await client.showFeedback({ params: { reference } })).toMatchObject({
      lifecycle: "closed",
      topics: ["wash"],
    });
  });

  test("says in which language labels are wanted, and gives every POST a key of its own", async () => {
    const { reference } = await api.record();
    sent.length = 0;
    const { items } = await client.listCodingFrameworks();
    expect(items[0]?.language).toBe("fr");
    const preview = { params: { reference }, body: { text: "At the blue tent." } };
    await client.previewReply(preview);
    await client.previewReply(preview);
    const keys = sent.map(({ headers }) => headers.get("idempotency-key"));
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBeNull();
  });

  test("repeats a request under the key that it is given, and it is done once", async () => {
    const { reference } = await api.record();
    const asked = {
      params: { reference },
      body: { text: "At the blue tent." },
      key: "key-of-this-answer",
    };
    const first = await client.reply(asked);
    expect(await client.reply(asked)).toEqual(first);
    expect((await client.listReplies({ params: { reference } })).items).toHaveLength(1);
  });

  test("throws what was changed meanwhile, with the version that is there now", async () => {
    const { reference } = await api.record();
    const params = { reference };
    await clientOf("boss", "supervisor").take({ params, version: 1, body: {} });
    const refusal = await refusalOf(client.setStatus({ params, version: 1, body: { status: "action_taken" } }));
    expect(refusal).toMatchObject({
      code: "changed_meanwhile",
      status: 412,
      version: 2,
      fields: ["assignee", "lifecycle"],
    });
  });

  test("cannot be led to another path by what stands in a parameter", async () => {
    sent.length = 0;
    const { status } = await refusalOf(client.showFeedback({ params: { reference: "../people?x=" } }));
    expect(status).toBe(404);
    expect(new URL(sent[0]?.url ?? "").pathname).toBe("/feedback/..%2Fpeople%3Fx%3D");
  });

  test("is typed by the routes: what a route does not take does not compile", () => {
    const unused: readonly (() => Promise<unknown>)[] = [
      // @ts-expect-error: no status of ours
      async () => client.setStatus({ params: { reference: "" }, version: 1, body: { status: "done" } }),
      // @ts-expect-error: a change names its version
      async () => client.close({ params: { reference: "" } }),
      // @ts-expect-error: a record is named
      async () => client.showFeedback({}),
      // @ts-expect-error: no such filter
      async () => client.listFeedback({ query: { colour: "red" } }),
      // @ts-expect-error: a number
      async () => client.listFeedback({ query: { limit: "5" } }),
      // @ts-expect-error: nothing like it is answered
      async () => (await client.showMe()).password,
    ];
    expect(unused).toHaveLength(6);
  });
});
