import type * as z from "zod";
import type { Settings } from "../settings.ts";

type Named = readonly [path: readonly PropertyKey[], name: string];

/** Adds an issue for each id, number or language that contradicts another one of the same file. */
export function refuseContradictions(settings: Settings, context: z.RefinementCtx<Settings>): void {
  refuseTwice(
    context,
    settings.programmes.map(({ id }, at) => [["programmes", at, "id"], id] as const),
  );
  refuseTwice(context, settings.programmes.flatMap(numbersOf));
  settings.programmes.forEach((programme, at) => {
    refuseTwice(
      context,
      programme.sites.map(({ id }, site) => [["programmes", at, "sites", site, "id"], id] as const),
    );
    programme.numbers.forEach(({ site }, number) => {
      if (site === undefined || programme.sites.some(({ id }) => id === site)) return;
      const path = ["programmes", at, "numbers", number, "site"];
      context.addIssue({ code: "custom", path, message: "must be the id of a site of the programme" });
    });
    for (const language of [programme.defaultLanguage, ...programme.reviewedLanguages]) {
      if (language in programme.languages) continue;
      context.addIssue({
        code: "custom",
        path: ["programmes", at, "languages"],
        message: `must give a share to ${language}, which the programme answers in`,
      });
    }
  });
}

function numbersOf({ numbers }: Settings["programmes"][number], programme: number): Named[] {
  return numbers.map(({ channel, address }, at) => [["programmes", programme, "numbers", at], `${channel} ${address}`]);
}

function refuseTwice(context: z.RefinementCtx<Settings>, all: readonly Named[]): void {
  const seen = new Set<string>();
  for (const [path, name] of all) {
    if (seen.has(name)) context.addIssue({ code: "custom", path: [...path], message: "must not be given twice" });
    seen.add(name);
  }
}
