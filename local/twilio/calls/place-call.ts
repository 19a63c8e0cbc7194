import type { Account } from "../account.ts";
import { type Answer, jsonAnswer } from "../answer.ts";
import { countOne } from "../counts.ts";
import { someMilliseconds } from "../faults.ts";
import { postSigned } from "../post-signed.ts";
import { newSid } from "../sid.ts";
import { refusal } from "../twilio-error.ts";
import { type Call, type CallStatus, callPayload, callResource, type Doing } from "./call.ts";
import { type Dial, dialIn } from "./dial.ts";

const isNumber = (address: string): boolean => /^\+\d{6,15}$/.test(address);
const mostMinutes = 10;
const mostCalls = 1_000;

/** Takes a call to make, or refuses it as Twilio would, and begins to ring. */
export function createCall(account: Account, form: URLSearchParams): Answer {
  const [from, to] = [form.get("From") ?? "", form.get("To") ?? ""];
  const code = refusalOf(account, from, to);
  if (code !== undefined) {
    countOne(account.counts.refused, code);
    return refusal(code);
  }
  const call = keepCall(account, {
    direction: "outbound-api",
    from,
    to,
    parentSid: null,
    statusCallback: form.get("StatusCallback"),
    events: form.getAll("StatusCallbackEvent"),
    timeoutSeconds: Number(form.get("Timeout") ?? 60) || 60,
    isRecorded: form.get("Record") === "true",
  });
  const resource = callResource(call, account.options.accountSid);
  void ring(account, call, dialIn(form.get("Twiml") ?? ""));
  return jsonAnswer(resource, 201);
}

function refusalOf({ options: { numbers } }: Account, from: string, to: string): number | undefined {
  if (!isNumber(to)) return 21211;
  return numbers.length > 0 && !numbers.includes(from) ? 21212 : undefined;
}

/** Notes a call; what is ringing is shown on the phone that it is for. */
export function keepCall(account: Account, given: Omit<Call, "sid" | "created" | "status" | "told" | "telling">): Call {
  const call: Call = {
    ...given,
    sid: newSid("CA"),
    created: account.clock.now(),
    status: "queued",
    told: 0,
    telling: Promise.resolve(),
  };
  account.calls.set(call.sid, call);
  const [oldest] = account.calls.keys();
  if (oldest !== undefined && account.calls.size > mostCalls) account.calls.delete(oldest);
  return call;
}

async function ring(account: Account, call: Call, dial: Dial | undefined): Promise<void> {
  if (!(await takesUp(account, call, account.faults.officersAnswer))) return;
  if (dial) await bridge(account, call, dial);
  step(account, call, "completed");
}

/** The second half of a bridge: as long as both speak, and as long as it rings, the first half waits. */
async function bridge(account: Account, first: Call, dial: Dial): Promise<void> {
  if (!isNumber(dial.number)) return;
  const { callerId, number, ...told } = dial;
  const second = keepCall(account, {
    ...told,
    direction: "outbound-dial",
    from: callerId,
    to: number,
    parentSid: first.sid,
  });
  if (!(await takesUp(account, second, false))) return;
  await doing(account, [first, second], mostMinutes * 60);
  step(account, second, "completed");
}

async function takesUp(account: Account, call: Call, byItself: boolean): Promise<boolean> {
  await account.timers.wait(someMilliseconds(account.faults.deliveryMs));
  step(account, call, "ringing");
  if (byItself) await account.timers.wait(someMilliseconds(account.faults.deliveryMs));
  const what = byItself ? "answer" : await doing(account, [call], call.timeoutSeconds);
  step(account, call, what === "answer" ? "in-progress" : what === undefined ? "no-answer" : "busy");
  return what === "answer";
}

/** What somebody does next with one of these telephones; `undefined` where nobody does anything for so long. */
async function doing(account: Account, calls: readonly Call[], seconds: number): Promise<Doing | undefined> {
  const pressed = new Promise<Doing>((resolve) => {
    for (const { sid } of calls) account.pressed.set(sid, resolve);
  });
  const what = await Promise.race([pressed, account.timers.wait(seconds * 1000).then(() => undefined)]);
  for (const { sid } of calls) account.pressed.delete(sid);
  return what;
}

const eventOf = (status: CallStatus): string =>
  status === "ringing" ? "ringing" : status === "in-progress" ? "answered" : "completed";

/** At once; we are told of it as soon as we have answered what we were told before. */
function step(account: Account, call: Call, status: CallStatus): void {
  call.status = status;
  const { statusCallback } = call;
  if (statusCallback === null || !call.events.includes(eventOf(status))) return;
  const form = new URLSearchParams(callPayload(call, account.options.accountSid, account.clock.now())).toString();
  call.told += 1;
  call.telling = call.telling.then(async () => postSigned(account, statusCallback, form, account.counts.callbacks));
}
