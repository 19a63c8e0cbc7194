import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { notSigned, tooLarge } from "../domain/errors.ts";
import { type Form, formOf, isSignedByTwilio } from "./twilio-signature.ts";

export type SignedParts = {
  /** Where Twilio reaches us: the signature is over this address, never over a header that a caller may choose. */
  readonly publicUrl: string;
  readonly authTokens: () => Promise<readonly string[]>;
};

/** The form of a webhook that Twilio signed for this address; anything else is refused before a field is read. */
export const signedForm = async (
  { authTokens, publicUrl }: SignedParts,
  event: APIGatewayProxyEventV2,
): Promise<Form> => {
  const form = formOf(event);
  if (!form) throw tooLarge();
  const url = publicUrl + event.rawPath + (event.rawQueryString ? `?${event.rawQueryString}` : "");
  const signature = event.headers["x-twilio-signature"];
  if (!isSignedByTwilio({ authTokens: await authTokens(), signature, url, params: form })) throw notSigned();
  return form;
};
