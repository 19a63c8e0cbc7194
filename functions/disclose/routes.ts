import * as z from "zod";
import { findings, openingPurposes } from "../domain/feedback/glass.ts";
import { focalPoints, readers } from "../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../triage/route.ts";
import { reference } from "../triage/routes/params.ts";
import * as view from "./views.ts";

const numbered = later(() => reference().extend({ n: z.coerce.number().int().min(1).max(1_000_000) }));

/** What `disclose` answers, as data: router, validation and API Gateway routes all read this. */
export const disclosureRoutes = {
  discloseText: {
    roles: readers,
    method: "POST",
    path: "/feedback/{reference}/disclosure",
    params: reference,
    response: view.Texts,
    summary:
      "Open the words of a sensitive record, audited before; of one that is not sensitive any more they stay open from then on",
  },
  listIdentifiers: {
    roles: readers,
    method: "GET",
    path: "/feedback/{reference}/identifiers",
    params: reference,
    response: view.Identifiers,
    summary: "What is sealed of a record, by number and label, without any value",
  },
  openIdentifier: {
    roles: readers,
    example: { purpose: "visit" },
    method: "POST",
    path: "/feedback/{reference}/identifiers/{n}/open",
    params: numbered,
    body: later(() => z.strictObject({ purpose: z.enum(openingPurposes) })),
    response: view.Opened,
    summary:
      "Open one sealed value to act on it: assigned to you or, of a sensitive record, after breaking the glass. Of a file: a link",
  },
  fetchFile: {
    roles: readers,
    method: "GET",
    path: "/feedback/{reference}/files/{link}",
    params: later(() => reference().extend({ link: z.uuid() })),
    query: later(() => z.strictObject({ part: z.coerce.number().int().min(0).max(100).default(0) })),
    response: view.FilePart,
    summary: "Fetch a file by the link that opening it gave: within two minutes, by the same person, each part once",
  },
  destroyIdentifier: {
    roles: readers,
    method: "DELETE",
    path: "/feedback/{reference}/identifiers/{n}",
    params: numbered,
    response: view.Identifiers,
    changes: true,
    summary: "Destroy a sealed value that is not needed any more, of a record that you have taken",
  },
  breakGlass: {
    roles: focalPoints,
    example: { reason: "The night team must know which tent to look after." },
    method: "POST",
    path: "/feedback/{reference}/break-glass",
    params: reference,
    body: later(() => z.strictObject({ reason: z.string().trim().min(10).max(500) })),
    response: view.Glass,
    status: 201,
    summary: "Open what is sealed of a sensitive record for an hour; a second person is told at once and reviews it",
  },
  listGlasses: {
    roles: readers,
    method: "GET",
    path: "/feedback/{reference}/break-glass",
    params: reference,
    response: view.Glasses,
    summary: "Who broke the glass of this record, why, what they opened, and what the review found",
  },
  reviewGlass: {
    roles: readers,
    example: { finding: "justified" },
    method: "PUT",
    path: "/feedback/{reference}/break-glass/{glass}/review",
    params: later(() => reference().extend({ glass: z.uuid() })),
    body: later(() => z.strictObject({ finding: z.enum(findings) })),
    response: view.Glass,
    changes: "once",
    summary: "Say whether breaking the glass was right",
  },
  openHandOver: {
    roles: readers,
    method: "POST",
    path: "/feedback/{reference}/hand-over/{referral}/open",
    params: later(() => reference().extend({ referral: z.uuid() })),
    response: view.HandedOver,
    summary: "Open what was left for you with the person's consent: once, and you alone",
  },
  openDanger: {
    roles: focalPoints,
    method: "POST",
    path: "/feedback/{reference}/danger",
    params: reference,
    response: view.OpenedAll,
    summary: "Life in danger: open position and number at once, on duty; the second person is told, not asked",
  },
} as const satisfies Record<string, RouteSpec>;

export type DisclosureName = keyof typeof disclosureRoutes;
