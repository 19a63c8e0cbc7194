import type * as z from "zod";
import type { AnswerStore } from "../adapters/answer-store.ts";
import type { Audit } from "../adapters/audit-log.ts";
import type { Bulletins } from "../adapters/bulletins.ts";
import type { Digests } from "../adapters/digests.ts";
import type { HarmReleases } from "../adapters/harm-releases.ts";
import type { SendMail } from "../adapters/mail.ts";
import type { ReadCounters } from "../adapters/read-counters.ts";
import type { SubscriptionStore } from "../adapters/subscriptions.ts";
import type { Understand } from "../domain/understanding.ts";
import type { HandlingParts } from "../triage/handle.ts";
import type { Caller } from "../triage/parts.ts";
import type { InputOf } from "../triage/route.ts";
import type { PublishName, publishRoutes } from "./routes.ts";

export type PublishParts = HandlingParts & {
  readonly answers: AnswerStore;
  readonly counters: ReadCounters;
  readonly digests: Digests;
  readonly subscriptions: SubscriptionStore;
  readonly bulletins: Bulletins;
  readonly harm: HarmReleases;
  readonly mail: SendMail;
  readonly audit: Audit;
  readonly understand: Understand;
};

type Routes = typeof publishRoutes;
export type Call<Name extends PublishName> = InputOf<Routes[Name]> & Caller;
export type Action<Name extends PublishName> = (
  call: Call<Name>,
) => Promise<z.input<ReturnType<Routes[Name]["response"]>>>;
export type Actions<Names extends PublishName> = { readonly [Name in Names]: Action<Name> };
