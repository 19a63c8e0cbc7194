/** The emulated Twilio as proofs use it: phones that write, faults, and what is counted at its end. */
export type InboundMessage = {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly wait?: boolean;
  readonly [field: string]: unknown;
};
export type ProviderMessage = {
  readonly sid: string;
  readonly direction: string;
  readonly to: string;
  readonly from: string;
  readonly body: string;
  readonly status: string;
  /** When Twilio took it, in ISO 8601. */
  readonly at: string;
  /** Whether one of our answers to its webhook was a success. */
  readonly acknowledged: boolean;
};
type Changes = { readonly messages: readonly ProviderMessage[]; readonly next: number };
export type ProviderCall = {
  readonly sid: string;
  readonly direction: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly isRecorded: boolean;
};
type Summary = {
  readonly settled: boolean;
  /** Requests to us for messages from phones; those in flight we have not answered yet. */
  readonly webhooks: { readonly posted: number; readonly inFlight: number };
  /** Requests to us that report on what we sent. */
  readonly callbacks: { readonly posted: number };
  /** Our questions to its API. */
  readonly reads: { readonly answered: number; readonly refused: number };
  readonly inbound: { readonly accepted: number; readonly acknowledged: number };
  readonly outbound: { readonly accepted: number; readonly byStatus: Readonly<Record<string, number>> };
};

export const twilioAt = (url: string) => {
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/emulator/${path}`, {
      method,
      headers: { "x-emulator": "proof", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The emulated Twilio answered ${response.status}.`);
    return response.json();
  };
  /** What changed after a version, page by page; `next` is the version to ask with later. */
  const changed = async (direction: string, since: number) => {
    const messages: ProviderMessage[] = [];
    for (let next = since; ; ) {
      const page = (await call("GET", `messages?direction=${direction}&since=${next}`)) as Changes & { more: boolean };
      messages.push(...page.messages);
      next = page.next;
      if (!page.more) return { messages, next };
    }
  };
  const messages = async (direction: string) => {
    const known = new Map((await changed(direction, 0)).messages.map((message) => [message.sid, message]));
    return [...known.values()];
  };
  return {
    write: async (message: InboundMessage) =>
      (await call("POST", "inbound", message)) as { readonly sid: string; readonly answers: readonly number[] },
    faults: (faults: Readonly<Record<string, unknown>>) => call("POST", "faults", faults),
    /** Moves the provider's clock by so many milliseconds: what is written then is older or newer than now. */
    clock: (advanceMs: number) => call("POST", "clock", { advanceMs }),
    /** Somebody calls a number of ours and hangs up. */
    callIn: async (from: string, to: string) => (await call("POST", "call", { from, to })) as ProviderCall,
    /** Every call that the provider knows of. */
    calls: async () => ((await call("GET", "calls")) as { calls: readonly ProviderCall[] }).calls,
    /** Somebody takes a call, refuses it or ends it. */
    press: async (sid: string, does: "answer" | "decline" | "hang up") =>
      ((await call("POST", "press", { sid, does })) as { done: boolean }).done,
    summary: async () => (await call("GET", "summary")) as Summary,
    inbound: async () => messages("inbound"),
    /** Everything that the provider holds, in its own words. */
    held: async () => JSON.stringify(await call("GET", "messages")),
    /** What was sent to one address, the oldest first. */
    sentTo: async (address: string) => {
      const query = new URLSearchParams({ direction: "outbound-api", with: address });
      return ((await call("GET", `messages?${query}`)) as { messages: readonly ProviderMessage[] }).messages;
    },
    outbound: async () => messages("outbound-api"),
    /** What we sent that is new or moved on since a version. */
    outboundSince: async (version: number): Promise<Changes> => changed("outbound-api", version),
  };
};
export type Twilio = ReturnType<typeof twilioAt>;
