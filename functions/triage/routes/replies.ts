import * as z from "zod";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Preview, Replies, Reply } from "../views/messages.ts";
import { reference } from "./params.ts";

const text = later(() => z.string().trim().min(1).max(1_600));

/** Answering the community member. */
export const replyRoutes = {
  listReplies: {
    method: "GET",
    path: "/feedback/{reference}/replies",
    summary: "What was sent, and how far it got",
    roles: readers,
    params: reference,
    response: Replies,
  },
  previewReply: {
    method: "POST",
    path: "/feedback/{reference}/replies/preview",
    summary: "What an answer would cost, whether it can go as it is, and which kinds of identifier it holds",
    roles: readers,
    params: reference,
    body: later(() => z.strictObject({ text: text() })),
    response: Preview,
    example: { text: "Blankets are given out every morning at the blue tent." },
  },
  reply: {
    method: "POST",
    path: "/feedback/{reference}/replies",
    summary: "Answer the community member; on a sensitive record only where contact is known to be safe",
    roles: readers,
    params: reference,
    body: later(() =>
      z.strictObject({
        text: text(),
        awaitsAnswer: z
          .boolean()
          .default(false)
          .describe("It asks something: the clocks show that the person is awaited"),
      }),
    ),
    response: Reply,
    status: 201,
    example: { text: "Blankets are given out every morning at the blue tent." },
  },
} as const satisfies Record<string, RouteSpec>;
