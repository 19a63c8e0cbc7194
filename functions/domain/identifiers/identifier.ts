/** What kinds of identifier are stripped from a message; PLACE is not one, places are kept. */
export const identifierTypes = [
  "PERSON",
  "PHONE",
  "EMAIL",
  "URL",
  "HANDLE",
  "ID_NUMBER",
  "BANK",
  "ADDRESS",
  "GPS",
  "DOB",
  "PLATE",
] as const;
export type IdentifierType = (typeof identifierTypes)[number];

/** Where an identifier stands in the given text; offsets in UTF-16 code units, end exclusive. */
export type Identifier = { readonly type: IdentifierType; readonly start: number; readonly end: number };

/** An identifier as it is sealed: its placeholder in the stripped text (`[PERSON_1]`) and what stood there. */
export type FoundIdentifier = Identifier & { readonly placeholder: string; readonly value: string };

declare const stripped: unique symbol;
/** Text without identifiers. Only `strip` makes one; the compiler refuses any other string where this is asked for. */
export type StrippedText = string & { readonly [stripped]: true };

export type Stripped = { readonly text: StrippedText; readonly identifiers: readonly FoundIdentifier[] };
