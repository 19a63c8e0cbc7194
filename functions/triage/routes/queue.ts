import { readers } from "../../domain/feedback/roles.ts";
import type { RouteSpec } from "../route.ts";
import { Feedback, QueueFilter, QueuePage } from "../views/feedback.ts";
import { Messages } from "../views/messages.ts";
import { reference } from "./params.ts";

/** Reading: the queue, a record, its messages. */
export const queueRoutes = {
  listFeedback: {
    method: "GET",
    path: "/feedback",
    summary: "The queue, by what is due first",
    roles: readers,
    query: QueueFilter,
    response: QueuePage,
  },
  showFeedback: {
    method: "GET",
    path: "/feedback/{reference}",
    summary: "One record",
    roles: readers,
    params: reference,
    response: Feedback,
  },
  listMessages: {
    method: "GET",
    path: "/feedback/{reference}/messages",
    summary: "What the community member wrote, stripped; sensitive text is disclosed, not listed",
    roles: readers,
    params: reference,
    response: Messages,
  },
} as const satisfies Record<string, RouteSpec>;
