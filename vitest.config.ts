import { globSync } from "node:fs";
import { defineConfig } from "vitest/config";

/** Rooms of pure code, which knows no environment, clock or cloud. */
const pure = "test/{coding,conversation,feedback,identifiers,language,settings,statistics,understanding}/**/*.test.ts";
/** What runs over a cloud or changes the environment all the same. */
const overClouds = [
  "test/conversation/{many-commands,response-times,status}.test.ts",
  "test/statistics/{kept-counters,rebuild}.test.ts",
  "test/understanding/language-model.test.ts",
];
const shared = globSync(pure, { exclude: overClouds });

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test of the local cloud mostly waits; by itself vitest would run one at a time on two cores.
    maxWorkers: 3,
    projects: [
      // These share processes, in which code is compiled and warm: it halves what they cost.
      { test: { name: "domain", include: shared, isolate: false } },
      { test: { name: "channel", include: ["test/**/*.test.ts"], exclude: shared } },
    ],
  },
});
