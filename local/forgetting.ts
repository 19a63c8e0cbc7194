import { compact } from "./emulators/compaction.ts";
import type { Functions } from "./functions.ts";
import type { LambdaFunction } from "./lambda/lambda-function.ts";

/** The functions, with the disk made to forget each time that `erase` has run: DynamoDB does so by itself. */
export const forgetting = (functions: Functions, lambdas: readonly LambdaFunction[], database: string): Functions => {
  const names = new Set(lambdas.filter(({ title }) => title === "erase").flatMap(({ title, name }) => [title, name]));
  return {
    ...functions,
    invoke: async (name, event) => {
      const result = await functions.invoke(name, event);
      if (names.has(name)) compact(database);
      return result;
    },
  };
};
