/**
 * What the provider's error codes mean to us, in plain words. Source: Twilio, "Error and Warning Dictionary".
 * A final error is not tried again; what is not listed is taken as passing and tried again.
 */
export const finalErrors: Readonly<Record<number, string>> = {
  21211: "The number is not valid.",
  21408: "The provider may not send to this country.",
  21610: "The person has stopped messages.",
  21612: "The provider cannot reach this number from ours.",
  21614: "The number cannot receive text messages.",
  21617: "The text is too long.",
  30003: "The telephone is switched off or out of reach.",
  30004: "The number blocks messages.",
  30005: "The number does not exist any more.",
  30006: "The number is a landline or not reachable.",
  30007: "The carrier filtered the message.",
  30008: "The carrier gave no reason.",
  63003: "The number has no WhatsApp.",
  63016: "Outside the 24 hours of WhatsApp only a template may be sent.",
  63024: "WhatsApp does not accept this recipient.",
};

export const isFinal = (code: number | undefined): code is number => code !== undefined && code in finalErrors;

export const inPlainWords = (code: number | undefined): string =>
  (code === undefined ? undefined : finalErrors[code]) ?? "The provider could not deliver it.";
