import * as z from "zod";
import { readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Replies, Reply } from "../views/messages.ts";
import { reference } from "./params.ts";

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
  reply: {
    method: "POST",
    path: "/feedback/{reference}/replies",
    summary: "Answer the community member",
    roles: readers,
    params: reference,
    body: later(() => z.strictObject({ text: z.string().trim().min(1).max(1_600) })),
    response: Reply,
    status: 201,
    example: { text: "Blankets are given out every morning at the blue tent." },
  },
} as const satisfies Record<string, RouteSpec>;
