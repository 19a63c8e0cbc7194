import type { CallStore } from "../adapters/calls.ts";
import type { Directory } from "../adapters/directory.ts";
import type { RecordStore } from "../adapters/record-store.ts";
import type { Unseal } from "../adapters/seals.ts";
import { isNumber, type TwilioCalls } from "../adapters/twilio-calls.ts";
import type { Vault } from "../adapters/vault.ts";
import { inPlainWords } from "../domain/conversation/provider-errors.ts";
import { type Call, isSafeToCall } from "../domain/feedback/call.ts";
import { isLongSilent, mayBeAnothers } from "../domain/feedback/contact.ts";
import type { CallId, ReferenceCode } from "../domain/feedback/handles.ts";
import { callerOf, programmeById } from "../domain/settings/our-numbers.ts";
import type { Settings } from "../domain/settings.ts";
import type { Log } from "../middleware/log.ts";

export type CallingParts = {
  readonly settings: Settings;
  readonly records: Pick<RecordStore, "find">;
  readonly directory: Pick<Directory, "person">;
  readonly vault: Pick<Vault, "reachOf">;
  readonly unseal: Unseal;
  readonly calls: CallStore;
  readonly provider: TwilioCalls;
  readonly publicUrl: string;
  readonly now: () => Date;
  readonly log: Log;
};

/** An officer who pressed longer ago does not sit at the telephone any more. */
const freshMs = 5 * 60_000;
/** A request to the provider that began longer ago has ended, one way or the other. */
const askingMs = 30_000;

/** Why nobody's telephone rings, as the officer reads it. */
const because = {
  late: "It took too long to begin. Ask again.",
  unknown: "The provider did not say whether it began. Ask again if no telephone rings.",
  unsafe: "Calls are not known to be safe any more.",
  phone: "Your telephone is not in the directory of people.",
  address: "The address is no longer kept.",
  hidden: "The person writes without a number.",
  caller: "The programme has no number to call from.",
} as const;

/**
 * Asks the provider to call the officer, and then the person, whose address is opened here and goes nowhere else. Asked
 * once: when we were cut off, somebody is told rather than called twice.
 */
export const callingOf =
  (parts: CallingParts) =>
  async (reference: ReferenceCode, id: CallId): Promise<void> => {
    const { calls, now, log } = parts;
    const call = await calls.find(reference, id);
    // Reports may come before the provider's own answer, or in its place where we were cut off.
    if (call?.providerId) return void (await calls.taken(call, call.providerId));
    if (call?.state !== "asked") return;
    if (call.callingAt) return cutOff(parts, call);
    const numbers = await numbersOf(parts, call);
    if ("why" in numbers) return fail(parts, call, numbers.why);
    const at = now();
    if (!(await calls.claim(call, at, new Date(at.getTime() + askingMs)))) return;
    const asked = await parts.provider.bridge({ ...numbers, statusCallback: `${parts.publicUrl}/twilio/calls/${id}` });
    if (asked.outcome === "unknown") return fail(parts, call, because.unknown);
    if (asked.outcome === "refused") return fail(parts, call, inPlainWords(asked.code));
    await calls.taken(call, asked.providerId);
    log({ event: "call_asked", channel: call.channel });
  };

const cutOff = async (parts: CallingParts, call: Call): Promise<void> => {
  const age = parts.now().getTime() - Date.parse(call.callingAt ?? call.createdAt);
  if (age < askingMs) throw Object.assign(new Error("unfinished"), { name: "StillCallingError" });
  return fail(parts, call, because.unknown);
};

const numbersOf = async (
  { settings, records, directory, vault, unseal, now }: CallingParts,
  call: Call,
): Promise<
  { readonly why: string } | { readonly officer: string; readonly person: string; readonly caller: string }
> => {
  if (now().getTime() - Date.parse(call.createdAt) > freshMs) return { why: because.late };
  const record = await records.find(call.reference);
  if (!record || !isSafeToCall(record)) return { why: because.unsafe };
  const programme = programmeById(settings, record.programme);
  const caller = programme && callerOf(programme);
  if (!caller) return { why: because.caller };
  const officer = (await directory.person(call.by))?.phone;
  if (!officer) return { why: because.phone };
  const reach = await vault.reachOf(call.contact, call.channel);
  if (!reach) return { why: because.address };
  if (isLongSilent(reach, now())) return { why: mayBeAnothers };
  const person = (await unseal(reach.address)).replace("whatsapp:", "");
  return isNumber(person) ? { officer, person, caller } : { why: because.hidden };
};

const fail = async ({ calls, log }: CallingParts, call: Call, why: string): Promise<void> => {
  await calls.fail(call, why);
  log({ event: "call_failed", channel: call.channel });
};
