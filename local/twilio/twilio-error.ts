import type { Answer } from "./answer.ts";

type Known = readonly [status: number, message: string];

// The words are Twilio's (https://www.twilio.com/docs/api/errors); a code that is not here gets a general sentence.
const known: Readonly<Record<number, Known>> = {
  20001: [400, "Invalid parameter"],
  20003: [401, "Authenticate"],
  20004: [405, "Method not allowed"],
  20009: [409, "Cannot delete message because delivery has not been completed."],
  20404: [404, "The requested resource was not found"],
  20429: [429, "Too Many Requests"],
  20500: [500, "Internal Server Error"],
  20503: [503, "Service Unavailable"],
  21211: [400, "Invalid 'To' Phone Number"],
  21212: [400, "Invalid 'From' Number"],
  21408: [403, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number"],
  21602: [400, "Message body is required."],
  21603: [400, "A 'From' phone number is required."],
  21604: [400, "A 'To' phone number is required."],
  21606: [400, "The 'From' phone number provided is not a valid message-capable Twilio phone number."],
  21609: [400, "The 'StatusCallback' URL is not a valid URL."],
  21610: [400, "Attempt to send to unsubscribed recipient"],
  21611: [429, "This 'From' number has exceeded the maximum number of queued messages"],
  21612: [400, "Message cannot be sent with the current combination of 'To' and/or 'From' parameters"],
  21614: [400, "'To' number is not a valid mobile number"],
  21617: [400, "The concatenated message body exceeds the 1600 character limit"],
  21620: [400, "Invalid media URL(s)"],
  21655: [400, "The ContentSid is Invalid"],
  21656: [400, "The ContentVariables Parameter is invalid"],
  21910: [400, "Invalid From and To pair. From and To should be of the same channel"],
  30001: [400, "Queue overflow"],
  30002: [400, "Account suspended"],
  30003: [400, "Unreachable destination handset"],
  30004: [400, "Message blocked"],
  30005: [400, "Unknown destination handset"],
  30006: [400, "Landline or unreachable carrier"],
  30007: [400, "Message filtered"],
  30008: [400, "Unknown error"],
  30034: [400, "US A2P 10DLC - Message from an Unregistered Number"],
  30409: [409, "Message cannot be canceled"],
  63003: [400, "Channel could not find To address"],
  63007: [400, "Twilio could not find a Channel with the specified From address"],
  63013: [400, "Channel policy violation"],
  63016: [400, "Failed to send freeform message because you are outside the allowed window."],
  63018: [429, "Rate limit exceeded for Channel"],
  63024: [400, "Invalid message recipient"],
};

/** The sentence Twilio has for a code. */
export const errorMessage = (code: number): string => known[code]?.[1] ?? "Message could not be processed";

/** Whether a code is one the emulator can fail a delivery with. */
export const isDeliveryError = (code: number): boolean => code >= 30_000 && code in known && code !== 30409;

/** A refusal as the API writes it. */
export function refusal(code: number, message = errorMessage(code)): Answer {
  const status = known[code]?.[0] ?? 400;
  const json = { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
  if (code === 20003) return { status, json, headers: { "www-authenticate": 'Basic realm="Twilio API"' } };
  return { status, json };
}
