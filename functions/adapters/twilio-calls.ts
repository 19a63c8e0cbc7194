import type { ApiSecret } from "./secrets.ts";
import { twilioClient } from "./twilio-client.ts";
import { refusal } from "./twilio-messages.ts";

export type Bridge = {
  /** Numbers in E.164: whose telephone rings first, who is called then, and what both see. */
  readonly officer: string;
  readonly person: string;
  readonly caller: string;
  /** Where each half reports: `…/officer` and `…/person` are added. */
  readonly statusCallback: string;
};

/** How long each telephone rings; the officer's not so long that a mailbox answers and the person is called for it. */
const officerSeconds = 20;
const personSeconds = 30;

/** Twilio's Calls API: one telephone first, then the other, each of which sees the number of the programme alone. */
export const twilioCalls = (credentials: () => Promise<ApiSecret>, apiUrl: string) => {
  const client = twilioClient(credentials, apiUrl);
  return {
    bridge: async ({ officer, person, caller, statusCallback }: Bridge) => {
      if (![officer, person, caller].every(isNumber))
        return { outcome: "refused", code: 21211, passing: false } as const;
      try {
        const { sid } = await (await client()).calls.create({
          to: officer,
          from: caller,
          timeout: officerSeconds,
          twiml: dial(person, caller, `${statusCallback}/person`),
          statusCallback: `${statusCallback}/officer`,
          statusCallbackEvent: ["ringing", "answered", "completed"],
          record: false,
        });
        return { outcome: "accepted", providerId: sid } as const;
      } catch (error) {
        return refusal(error);
      }
    },
  };
};
export type TwilioCalls = ReturnType<typeof twilioCalls>;

/** Whether something can be called: a business-scoped id of WhatsApp cannot. */
export const isNumber = (address: string): boolean => /^\+\d{6,15}$/.test(address);

/** Numbers and an address of our own alone, so that nothing has to be escaped; nothing is said and nothing recorded. */
const dial = (person: string, caller: string, callback: string): string =>
  `<Response><Dial callerId="${caller}" timeout="${personSeconds}" answerOnBridge="true"><Number statusCallback="${callback}" statusCallbackEvent="ringing answered completed">${person}</Number></Dial></Response>`;
