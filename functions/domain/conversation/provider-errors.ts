/** What an error of the provider means: in plain words, and whether another try later may help. */
export type ProviderError = { readonly means: string; readonly isFinal: boolean };

const final = (means: string): ProviderError => ({ means, isFinal: true });
const passing = (means: string): ProviderError => ({ means, isFinal: false });

/** Source: Twilio, "Error and Warning Dictionary" (https://www.twilio.com/docs/api/errors), a page for each code. */
export const providerErrors: Readonly<Record<number, ProviderError>> = {
  20003: final("The provider does not accept our key."),
  20429: passing("The provider was asked too often."),
  21211: final("The number is not valid."),
  21408: final("The provider may not send to this country."),
  21606: final("Our number is not ours at the provider."),
  21610: final("The person has stopped messages."),
  21611: passing("Too many messages wait for our number."),
  21612: final("The provider cannot reach this number from ours."),
  21614: final("The number cannot receive text messages."),
  21617: final("The text is too long."),
  21655: final("The provider does not know the template."),
  21656: final("The template does not fit."),
  30001: passing("Too many messages waited at the provider."),
  30002: final("The account at the provider is suspended."),
  30003: passing("The telephone is switched off or out of reach."),
  30004: final("The number blocks messages."),
  30005: final("The number does not exist any more."),
  30006: final("The number is a landline or not reachable."),
  30007: final("The carrier filtered the message."),
  30008: passing("The carrier gave no reason."),
  30017: passing("The carrier's network is overloaded."),
  63003: final("The number has no WhatsApp."),
  63007: final("Our number has no WhatsApp at the provider."),
  63016: final("WhatsApp's 24 hours were over: only a template may go."),
  63018: passing("WhatsApp was sent too much at once."),
  63024: final("WhatsApp does not accept this recipient."),
  63032: final("WhatsApp does not deliver to this person for now."),
  63049: final("WhatsApp chose not to deliver this template."),
};

/** Twilio's code for somebody who has said STOP to it. */
export const hasStopped = 21610;
/** Twilio's code for free text outside of WhatsApp's 24 hours. */
export const isOutsideWindow = 63016;

/** Whether trying again cannot help; what is not listed may pass. */
export const isFinal = (code: number | undefined): code is number =>
  code !== undefined && providerErrors[code]?.isFinal === true;

export const inPlainWords = (code: number | undefined): string => {
  const error = code === undefined ? undefined : providerErrors[code];
  if (!error) return "The provider could not deliver it.";
  return error.isFinal ? error.means : `${error.means} It may go through later.`;
};
