import * as z from "zod";
import { holdReasons, objectionReasons } from "../domain/feedback/keeping.ts";
import { statuses } from "../domain/feedback/lifecycle.ts";
import { Duty, Person, PersonInput } from "../domain/feedback/people.ts";
import * as view from "./views.ts";

const reference = z.object({ reference: z.string().max(40) });
const person = z.object({ person: z.string().min(1).max(128) });

/** The triage API as data: router, validation and API Gateway routes all read this. */
export const routes = {
  showMe: { method: "GET", path: "/me", response: view.Me, summary: "Who I am and what I may do" },
  listFeedback: {
    method: "GET",
    path: "/feedback",
    query: view.QueueFilter,
    response: view.QueuePage,
    summary: "The queue, by what is due first",
  },
  showFeedback: {
    method: "GET",
    path: "/feedback/{reference}",
    params: reference,
    response: view.Feedback,
    summary: "One record",
  },
  listMessages: {
    method: "GET",
    path: "/feedback/{reference}/messages",
    params: reference,
    response: view.Messages,
    summary: "What the community member wrote, stripped; sensitive text is disclosed, not listed",
  },
  listReplies: {
    method: "GET",
    path: "/feedback/{reference}/replies",
    params: reference,
    response: view.Replies,
    summary: "What was sent, and how far it got",
  },
  reply: {
    method: "POST",
    path: "/feedback/{reference}/replies",
    params: reference,
    body: z.strictObject({ text: z.string().trim().min(1).max(1_600) }),
    response: view.Reply,
    status: 201,
    summary: "Answer the community member",
  },
  take: {
    method: "PUT",
    path: "/feedback/{reference}/assignment",
    params: reference,
    response: view.Feedback,
    changes: true,
    summary: "Take the record",
  },
  release: {
    method: "DELETE",
    path: "/feedback/{reference}/assignment",
    params: reference,
    response: view.Feedback,
    changes: true,
    summary: "Give the record back",
  },
  setStatus: {
    method: "PUT",
    path: "/feedback/{reference}/status",
    params: reference,
    body: z.strictObject({ status: z.enum(statuses) }),
    response: view.Feedback,
    changes: true,
    summary: "Say where the work stands",
  },
  close: {
    method: "POST",
    path: "/feedback/{reference}/close",
    params: reference,
    response: view.Feedback,
    changes: true,
    summary: "Close the record",
  },
  reopen: {
    method: "POST",
    path: "/feedback/{reference}/reopen",
    params: reference,
    response: view.Feedback,
    changes: true,
    summary: "Open a closed record again",
  },
  hold: {
    method: "PUT",
    path: "/feedback/{reference}/hold",
    params: reference,
    body: z.strictObject({ reason: z.enum(holdReasons), reviewAt: z.iso.datetime() }),
    response: view.Feedback,
    changes: true,
    summary: "Keep everything of the record for an investigation, until somebody ends that",
  },
  releaseHold: {
    method: "DELETE",
    path: "/feedback/{reference}/hold",
    params: reference,
    response: view.Feedback,
    changes: true,
    summary: "Let the record be deleted again when its time comes",
  },
  objectToErasure: {
    method: "PUT",
    path: "/feedback/{reference}/erasure-objection",
    params: reference,
    body: z.strictObject({ reason: z.enum(objectionReasons) }),
    response: view.Feedback,
    changes: true,
    summary: "Keep the words of a sensitive record although its writer asked for deletion",
  },
  listPeople: { method: "GET", path: "/people", response: view.People, summary: "The people directory" },
  putPerson: {
    method: "PUT",
    path: "/people/{person}",
    params: person,
    body: PersonInput,
    response: Person,
    summary: "Enter or change a person in the directory",
  },
  showDuty: { method: "GET", path: "/duty", response: Duty, summary: "Who is on duty, and the backup" },
  putDuty: {
    method: "PUT",
    path: "/duty",
    body: Duty,
    response: Duty,
    summary: "Set who is on duty, and the backup",
  },
} as const;

export type RouteName = keyof typeof routes;
