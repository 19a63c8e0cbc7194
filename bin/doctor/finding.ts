/** `warn`: it works, but not as it should, or a person must look. `fail`: people's messages, or those who should hear of them, suffer. */
export type Finding = { readonly level: "ok" | "warn" | "fail"; readonly what: string; readonly todo?: string };

export const ok = (what: string): Finding => ({ level: "ok", what });
export const warn = (what: string, todo: string): Finding => ({ level: "warn", what, todo });
export const fail = (what: string, todo: string): Finding => ({ level: "fail", what, todo });

/** One line of the report. */
export const lineOf = ({ level, what, todo }: Finding): string =>
  `${level.padEnd(4)}  ${what}${todo === undefined ? "" : `: ${todo}`}`;
