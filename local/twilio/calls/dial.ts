/** What a `<Dial>` with one `<Number>` asks for: whom to call, as whom, and whom to tell. */
export type Dial = {
  readonly number: string;
  readonly callerId: string;
  readonly timeoutSeconds: number;
  readonly statusCallback: string | null;
  readonly events: readonly string[];
  readonly isRecorded: boolean;
};

/** Reads a document by position, not by a regular expression: it comes from outside. `undefined`: nobody is dialled. */
export const dialIn = (twiml: string): Dial | undefined => {
  const dial = tagOf(twiml, "<Dial");
  const number = tagOf(twiml, "<Number");
  const text = twiml.slice(twiml.indexOf(number) + number.length + 1).split("<")[0] ?? "";
  if (dial === "" || number === "" || text.trim() === "") return undefined;
  return {
    number: text.trim(),
    callerId: attribute(dial, "callerId"),
    timeoutSeconds: Number(attribute(dial, "timeout")) || 30,
    statusCallback: attribute(number, "statusCallback") || null,
    events: (attribute(number, "statusCallbackEvent") || "completed").split(" "),
    isRecorded: !["", "do-not-record"].includes(attribute(dial, "record")),
  };
};

const tagOf = (twiml: string, begin: string): string => {
  const at = twiml.indexOf(begin);
  return at < 0 ? "" : twiml.slice(at, twiml.indexOf(">", at));
};

const attribute = (tag: string, name: string): string => {
  const at = tag.indexOf(` ${name}="`);
  return at < 0 ? "" : (tag.slice(at + name.length + 3).split('"')[0] ?? "");
};
