import * as z from "zod";
import { consents, referralStates } from "../../domain/feedback/referral.ts";
import { deciders, readers } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import {
  Referral,
  Referrals,
  SavedReplies,
  SavedReply,
  SavedReplyInput,
  Service,
  ServiceInput,
  Services,
} from "../views/services.ts";
import { consented } from "./consented.ts";
import { reference } from "./params.ts";
import { slug } from "./slug.ts";

/** Services that people are referred to, and texts that are sent often. */
export const serviceRoutes = {
  listServices: {
    method: "GET",
    path: "/referral-directory",
    summary: "Services of my programmes: who offers what, verified when, safe after what",
    roles: readers,
    response: Services,
  },
  putService: {
    method: "PUT",
    path: "/referral-directory/{service}",
    summary: "Enter, correct or verify a service",
    roles: deciders,
    params: later(() => z.object({ service: slug() })),
    body: ServiceInput,
    response: Service,
    changes: "if there",
    example: {
      name: "Mill Crossing clinic",
      programmes: ["northern-route"],
      offers: "First aid and referral to the hospital, free of charge",
      contact: "At the mill, every day from eight to four",
      verifiedOn: "2026-11-02",
      runByAuthority: false,
      safeFor: ["violence", "gbv"],
      takesOver: {
        focalPoint: "the id of a person",
        texts: { en: "The clinic at the mill is open from eight to four." },
      },
    },
  },
  listReferrals: {
    method: "GET",
    path: "/feedback/{reference}/referrals",
    summary: "Where the person was referred to, and what they said to it",
    roles: readers,
    params: reference,
    response: Referrals,
  },
  refer: {
    method: "POST",
    path: "/feedback/{reference}/referrals",
    summary: "Refer to a service, with the consent as it was asked; refused where the entry has lapsed or is not safe",
    roles: readers,
    params: reference,
    body: consented,
    response: Referral,
    status: 201,
    example: { service: "mill-crossing-clinic", consent: "given", words: "May we tell the clinic that you come?" },
  },
  moveReferral: {
    method: "PUT",
    path: "/feedback/{reference}/referrals/{referral}",
    summary: "Say how far a referral got, or that its consent was withdrawn",
    roles: readers,
    params: later(() => reference().extend({ referral: z.uuid() })),
    body: later(() => z.strictObject({ state: z.enum(referralStates), consent: z.enum(consents).optional() })),
    response: Referral,
    changes: true,
    example: { state: "accepted" },
  },
  listSavedReplies: {
    method: "GET",
    path: "/saved-replies",
    summary: "Texts that are sent often, by language",
    roles: readers,
    response: SavedReplies,
  },
  putSavedReply: {
    method: "PUT",
    path: "/saved-replies/{reply}",
    summary: "Enter or change such a text, or retire it",
    roles: deciders,
    params: later(() => z.object({ reply: slug() })),
    body: SavedReplyInput,
    response: SavedReply,
    changes: "if there",
    example: {
      title: "Clinic hours",
      texts: { en: "The clinic opens at eight.", fr: "La clinique ouvre à huit heures." },
    },
  },
} as const satisfies Record<string, RouteSpec>;
