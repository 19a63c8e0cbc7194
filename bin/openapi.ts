// npm run openapi: writes docs/openapi.json from the routes; a test says when it is out of date.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openApi } from "./openapi/document.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
writeFileSync(join(root, "docs/openapi.json"), JSON.stringify(openApi(), null, 2));
execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", "docs/openapi.json"], {
  cwd: root,
  stdio: "ignore",
});
console.log("docs/openapi.json");
