import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test of the local cloud mostly waits; by itself vitest would run one at a time on two cores.
    maxWorkers: 2,
  },
});
