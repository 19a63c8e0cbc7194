import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  aboutWhom,
  contactWishes,
  sensitivities,
  settableClasses,
  tracks,
  urgencies,
} from "../../functions/domain/coding/coding.ts";
import { callStates } from "../../functions/domain/feedback/call.ts";
import { changeKinds } from "../../functions/domain/feedback/change-kinds.ts";
import { criticalities } from "../../functions/domain/feedback/criticality.ts";
import { keptParts } from "../../functions/domain/feedback/keeping.ts";
import { lifecycles, statuses } from "../../functions/domain/feedback/lifecycle.ts";
import { noteKinds } from "../../functions/domain/feedback/note.ts";
import {
  linkKinds,
  loopMethods,
  origins,
  replyKinds,
  replyStates,
  safeContacts,
} from "../../functions/domain/feedback/record.ts";
import { consents, referralStates } from "../../functions/domain/feedback/referral.ts";
import { roles } from "../../functions/domain/feedback/roles.ts";
import { identifierTypes } from "../../functions/domain/identifiers/identifier.ts";
import { clocks } from "../../functions/domain/settings/clocks.ts";
import { labelLanguages } from "../../functions/triage/label-language.ts";
import { type SmallApi, smallApi } from "./small-api.ts";

let api: SmallApi;
beforeAll(async () => {
  api = await smallApi();
  await api.enter("officer", "accountability_officer");
});
afterAll(async () => api.stop());

/** Every code that an officer meets in answers; types, topics and codes are the framework's. */
const codes: Readonly<Record<string, readonly string[]>> = {
  tracks,
  sensitive: settableClasses,
  sensitivity: sensitivities,
  urgency: urgencies,
  criticality: criticalities,
  about: aboutWhom,
  contactWishes,
  lifecycle: lifecycles,
  status: statuses,
  origin: origins,
  safeContact: safeContacts,
  loop: loopMethods,
  clock: Object.keys(clocks.shape),
  clockState: ["running", "overdue", "waiting"],
  link: linkKinds,
  note: noteKinds,
  reply: replyKinds,
  replyState: replyStates,
  callState: callStates,
  consent: consents,
  referral: referralStates,
  identifier: identifierTypes,
  event: changeKinds,
  part: keptParts,
  role: roles,
};

describe.each(labelLanguages)("in %s", (language) => {
  const file = new URL(`../../functions/triage/labels/${language}.json`, import.meta.url);
  const lists: Record<string, Record<string, string>> = JSON.parse(readFileSync(file, "utf8"));

  test("every code has a label, and nothing else has", () => {
    expect(Object.keys(lists).sort()).toEqual(Object.keys(codes).sort());
    for (const [list, known] of Object.entries(codes))
      expect(Object.keys(lists[list] ?? {}).sort(), list).toEqual([...known].sort());
    for (const label of Object.values(lists).flatMap((list) => Object.values(list)))
      expect(label.trim().length, label).toBeGreaterThan(1);
  });

  test("they are told to whoever prefers it", async () => {
    const headers = { "accept-language": `so, ${language};q=0.9, *;q=0.1` };
    const call = api.as("officer", "accountability_officer");
    expect((await call("GET", "/labels", { headers })).body).toEqual({ language, lists });
  });
});
