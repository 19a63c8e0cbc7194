/** Knowledge beside a bundle is packed, and its lexicons are compiled: what compiles them is in no bundle. */
export const compileLexicon = (): never => {
  throw new Error("Lexicons are compiled where knowledge is packed.");
};
