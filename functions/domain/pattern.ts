/** A regular expression that is made when it is first asked for. */
export type Pattern = () => RegExp;

/**
 * What has classes of letters (`\p{L}`) is written as text, and made late: V8 takes a tenth of a millisecond for every
 * such class, three times before a literal is first used, and the message of a cold start asks for few of them.
 */
export const pattern = (source: string, flags: string): Pattern => {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, flags);
    return made;
  };
};
