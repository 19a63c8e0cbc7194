import * as z from "zod";
import { topics } from "../domain/coding/coding.ts";
import { type Role, readers } from "../domain/feedback/roles.ts";
import { languages } from "../domain/language/language.ts";
import { digestKinds } from "../domain/statistics/figures.ts";
import { later, type RouteSpec } from "../triage/route.ts";
import * as view from "./views.ts";

/** Who may read what managers are told. */
const told = ["manager", "supervisor", "integrity_focal_point"] as const satisfies readonly Role[];
const writers = [...readers, "manager"] as const satisfies readonly Role[];
const slug = later(() => z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/));
const programme = later(() => z.object({ programme: slug() }));
const week = later(() => z.string().regex(/^20\d\d-W\d\d$/));
const edition = later(() =>
  z.strictObject({
    week: week().optional().describe("An ISO week of the last year that is over; without it, the last that was due"),
    language: z.enum(languages).optional(),
    kind: z.enum(digestKinds).default("managers"),
  }),
);
const bulletin = later(() => programme().extend({ bulletin: z.string().regex(/^[\dTZ.:-]{20,30}-[\da-f-]{36}$/) }));
const quarter = later(() =>
  z.object({ country: z.string().regex(/^[A-Z]{2}$/), quarter: z.string().regex(/^20\d\d-Q[1-4]$/) }),
);

const draft = later(() =>
  z.strictObject({
    site: z.string().max(64).optional(),
    topic: z.enum(topics),
    texts: z
      .partialRecord(z.enum(languages), view.BulletinText())
      .refine((texts) => Object.keys(texts).length > 0, "In one language at least"),
  }),
);
const example = {
  topic: "wash",
  texts: { en: { said: "The tap behind the school is broken.", did: "It was mended on Tuesday." } },
};

/** What leaves to managers and to the public, as data: router, validation and API Gateway routes all read this. */
export const publishRoutes = {
  previewDigest: {
    method: "GET",
    path: "/digests/{programme}",
    summary: "The digest of a week as it goes out; its figures are decided by the first who looks or sends, and stay",
    roles: told,
    params: programme,
    query: edition,
    response: view.Preview,
  },
  sendTestDigest: {
    method: "POST",
    path: "/digests/{programme}/test",
    summary: "Mail that digest to myself, at the address that the people directory has of me",
    roles: told,
    params: programme,
    body: edition,
    response: view.Sent,
    status: 201,
    example: { language: "en" },
  },
  listMySubscriptions: {
    method: "GET",
    path: "/subscriptions",
    summary: "Which digests I get",
    roles: told,
    response: view.MySubscriptions,
  },
  subscribe: {
    method: "PUT",
    path: "/subscriptions/{programme}",
    summary: "Get the digest of one of my programmes, in another language or less often, or stop it",
    roles: told,
    params: programme,
    body: view.SubscriptionInput,
    response: view.MySubscription,
    changes: "if there",
    example: { language: "en", frequency: "weekly" },
  },
  listSubscriptions: {
    method: "GET",
    path: "/programmes/{programme}/subscriptions",
    summary: "Who gets digests, and which addresses refused them",
    roles: ["administrator"],
    params: programme,
    response: view.Subscriptions,
  },
  changeSubscription: {
    method: "PUT",
    path: "/programmes/{programme}/subscriptions/{subscription}",
    summary: "Change what somebody gets, or try an address again that refused a mail",
    roles: ["administrator"],
    params: later(() => programme().extend({ subscription: z.string().regex(/^[\w-]{1,64}$/) })),
    body: later(() => z.strictObject({ ...view.SubscriptionInput().shape, tryAgain: z.boolean().default(false) })),
    response: view.Subscription,
    changes: "if there",
    example: { language: "en", frequency: "weekly", tryAgain: true },
  },
  listBulletins: {
    method: "GET",
    path: "/programmes/{programme}/bulletins",
    summary: "“You said, we did” of a programme, drafts among them",
    roles: writers,
    params: programme,
    response: view.Bulletins,
  },
  writeBulletin: {
    method: "POST",
    path: "/programmes/{programme}/bulletins",
    summary: "Draft what people said and what was done; refused where it holds an identifier",
    roles: readers,
    params: programme,
    body: draft,
    response: view.Bulletin,
    status: 201,
    example,
  },
  changeBulletin: {
    method: "PUT",
    path: "/programmes/{programme}/bulletins/{bulletin}",
    summary: "Change a draft; what was approved has to be approved again",
    roles: readers,
    params: bulletin,
    body: draft,
    response: view.Bulletin,
    changes: true,
    example,
  },
  approveBulletin: {
    method: "PUT",
    path: "/programmes/{programme}/bulletins/{bulletin}/approval",
    summary: "Let everybody read it; not for whoever has written it",
    roles: ["supervisor"],
    params: bulletin,
    response: view.Bulletin,
    changes: true,
  },
  withdrawBulletin: {
    method: "DELETE",
    path: "/programmes/{programme}/bulletins/{bulletin}/approval",
    summary: "Show it no longer",
    roles: ["supervisor"],
    params: bulletin,
    response: view.Bulletin,
    changes: true,
  },
  listHarmFigures: {
    method: "GET",
    path: "/harm-figures/{country}",
    summary: "Harm by others that was told, by quarter and country: what was released and, to who may, what can be",
    roles: ["protection_focal_point", "manager", "supervisor"],
    params: later(() => z.object({ country: z.string().regex(/^[A-Z]{2}$/) })),
    response: view.HarmList,
  },
  releaseHarmFigures: {
    method: "PUT",
    path: "/harm-figures/{country}/{quarter}",
    summary: "Release the figures of a quarter that is over; they stay as they are, and digests tell them",
    roles: ["protection_focal_point"],
    params: quarter,
    response: view.Harm,
    changes: "once",
  },
} as const satisfies Record<string, RouteSpec>;

/** The name of a route is its `operationId`. */
export type PublishName = keyof typeof publishRoutes;
