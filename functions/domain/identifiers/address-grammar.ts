/** What follows is written in the letters of `address-class.ts`; nothing in it is repeated without an end. */
const code = "[9C]_{0,9}";
const ends = "(?=[,.p]|$)";
/** "behind the water tank", "at the end": what stands beside the home, behind the word for beside. */
const before = `B{1,3}[lwdG]{0,2}(?:N?(?:[MSHRV][MDSHRV]{0,2}|(?<!,B[lwdG]{0,2})D[MSHRV]{0,2})[GN]?(?:x${ends})?(?:[l,]?${code})?|x${ends}|${ends})`;
/** "دکان کے پیچھے": in front of it. */
const behind = "d?[GxMDSHRN]{1,2}[ld]?B{1,3}";

const partsWith = (beside: string): string =>
  [
    `[RFDSH]{1,2}[l,;]{0,2}${code}`,
    "[RFDS]{1,2}[l,;]{0,2}O{1,2}",
    `(?:${code}|O)(?:;{1,2}[RFDS]|l?[FS])`,
    `${code},?N{1,3}S`,
    `N,?${code}(?=[,;]?[RFD][l,;]{0,2}[9C])`,
    "[KOG]{1,3}l?[RFDSMV]",
    "[RFDV]l?[KOG]{1,3}",
    "[Ng]{1,3}[SH]",
    `[SH][l,]{0,2}[NgxMDKpO]{1,3}[l,]{0,2}(?:[RFDS]{1,2}[l,;]{0,3})?${code}`,
    "H[l,]?[Ng]{1,3}",
    "N9_{1,9}",
    "C_{0,9}",
    beside,
  ].join("|");

/** Between two parts: signs and small words, or a word or two of a name in front of a number that is sure. */
const bridge = `(?:[l,;]{0,3}|[l,]?[xN]{1,2}[l,]?(?=[RFS]{1,2}[l,]{0,2}[9CO]|(?:${code}|O)[l;]?[RF]))`;

const runWith = (beside: string): RegExp => {
  const parts = partsWith(beside);
  const more = `${parts}|(?<=[,;9C_])${code}|(?<=[9C_],?)x${code}|(?<=[MDBRFV])[KOG]|(?<=[9C_];{1,2})[RFDS]`;
  return new RegExp(`(?:${parts}|[DRV](?=[lw]?B))(?:${bridge}(?:${more})){0,8}`, "g");
};

/** Languages in which the word for beside stands behind, too. */
const postposed: ReadonlySet<string> = new Set(["am", "bn", "my", "om", "ps", "tr", "ur", "so"]);
const inFront = runWith(before);
const inFrontOrBehind = runWith(`${behind}|${before}`);

/** What finds runs of parts of addresses in the letters of a message of this language. */
export const runIn = (language: string): RegExp => (postposed.has(language) ? inFrontOrBehind : inFront);

/** What stands in every run: most messages have nothing of it, and no run need be looked for. */
export const needed = /[9CRFDSHVB]|[KOG]l?M/;

/** What is no part of the address at the beginning of its run: its first type word, a hotel's, the home that is told of. */
export const lead =
  /^(?:(?:B{1,3}[lwd]{0,2}|H[l,]{0,2})?[RFDSH]{1,2}[l,]{0,2}(?=[9C])|H,?(?=[lNgxMDKp])|D[l,]{0,2}(?=M|D|O[KO]?l?[DF]|KK?l?[DF]|B[^KO]{0,20}[KO]{1,2}l?[DF]))/;

const told = "(?:[DRV]l?[GKO]{0,3}[KO]|[KO][GKO]{0,3}l?[DRV])";
/** Runs that are addresses by themselves. */
export const enough = new RegExp(
  [
    `${told}.*B|B.*${told}`,
    "H.*[9CO]|[9CO].*H",
    "[RD].*[9C].*[RDS].*[9C]|R.*[9C].*F.*[9C]|[FS].*[9C].*R.*[9C]",
    "[9C]_{0,9},?N{1,3}S|N9_",
    "(?:9_|C)_{0,9},?(?:FO|OF)",
    "C",
  ].join("|"),
);
