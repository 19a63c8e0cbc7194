import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(`${tmpdir()}/hearback-settings-`);

/** Runs the CDK app as its command line does, with a settings file of this content. */
function synthesise(content: string | undefined) {
  const file = `${folder}/settings.json`;
  if (content !== undefined) writeFileSync(file, content);
  const context = JSON.stringify({ settings: content === undefined ? `${folder}/none.json` : file });
  const env = { ...process.env, CDK_CONTEXT_JSON: context, CDK_OUTDIR: `${folder}/out` };
  return spawnSync(process.execPath, ["bin/app.ts"], { env, encoding: "utf8" });
}

describe("a wrong settings file", () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["with a setting missing", "{}", /^The setting society is missing \(and \d+ more\)\.\n$/],
    ["that is not JSON", "{", /^The settings file \S+ is not JSON\.\n$/],
    ["that is not there", undefined, /^The settings file \S+ cannot be read\.\n$/],
  ])("%s stops the synthesis with one sentence", (_, content, sentence) => {
    const { status, stdout, stderr } = synthesise(content);
    expect(stderr).toMatch(sentence);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });
});
