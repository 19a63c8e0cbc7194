import type { Channel } from "../feedback/handles.ts";
import type { Settings } from "../settings.ts";

export type Programme = Settings["programmes"][number];

/** The programme that a number of ours belongs to, as Twilio names it (`+1555…` or `whatsapp:+1555…`). */
export const programmeOf = ({ programmes }: Settings, to: string): Programme | undefined =>
  programmes.find(({ numbers }) => numbers.some(({ channel, address }) => twilioAddress(channel, address) === to));

export const twilioAddress = (channel: Channel, address: string): string =>
  channel === "whatsapp" ? `whatsapp:${address}` : address;

export const programmeById = ({ programmes }: Settings, id: string): Programme | undefined =>
  programmes.find((programme) => programme.id === id);

/** The number that a programme calls from: the one that its people know from SMS. */
export const callerOf = ({ numbers }: Programme): string | undefined =>
  numbers.find(({ channel }) => channel === "sms")?.address;

/** The site that a number of ours was made known at, if it is one site alone. */
export const siteOf = ({ numbers }: Programme, number: string): string | undefined =>
  numbers.find(({ channel, address }) => twilioAddress(channel, address) === number)?.site;
