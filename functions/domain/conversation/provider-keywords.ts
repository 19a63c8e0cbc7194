import type { Inbound } from "../feedback/inbound.ts";
import type { Settings } from "../settings.ts";
import { type Command, commandOf } from "./command.ts";

/**
 * What Twilio acts on and answers by itself, for an SMS that is this word alone. Source: Twilio, "Twilio support for
 * opt-out keywords (SMS STOP filtering)". CANCEL, END, QUIT and YES are not here: they may be somebody's feedback.
 */
const answeredByDefault = ["STOP", "STOPALL", "UNSUBSCRIBE", "OPTOUT", "START", "UNSTOP", "HELP", "INFO"];

const byType = { STOP: "stop", START: "start", HELP: "help" } as const;

/** What a message tells the channel to do, and whether the provider has done and answered it before us. */
export const toldBy = (
  { twilio }: Pick<Settings, "twilio">,
  { body, channel, optOutType }: Pick<Inbound, "body" | "channel" | "optOutType">,
): Command | undefined => {
  const command = commandOf(body);
  if (optOutType) {
    const isSame = command && (optOutType === "HELP" || command.name === byType[optOutType]);
    return { ...(isSame ? command : { name: byType[optOutType], language: "und" }), answered: true };
  }
  const isAnswered =
    channel === "sms" && twilio.keywords === "default" && answeredByDefault.includes(body.trim().toUpperCase());
  return command && isAnswered ? { ...command, answered: true } : command;
};
