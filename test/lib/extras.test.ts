import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, describe, expect, it } from "vitest";
import { actionsOf, build, resourceOf, statementsOf } from "./built.ts";

const folder = mkdtempSync(`${tmpdir()}/hearback-extras-`);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settingsFile = `${folder}/settings.json`;
const shipped = JSON.parse(readFileSync("settings.json", "utf8")) as object;
const languageModel = { modelId: "eu.example.model-v1:0" };
writeFileSync(settingsFile, JSON.stringify({ ...shipped, languageModel, transcription: "on" }));
// A finding of a rule that is not acknowledged stops it.
const built = await build(`${folder}/out`, settingsFile);

describe("with a language model and transcription", () => {
  it("the channel can be deployed, and stars stand only where nothing narrower can be granted", () => {
    const starred = (name: "open-record" | "media") =>
      statementsOf(built, name)
        .filter((statement) => resourceOf(statement).includes("*"))
        .filter((statement) => !actionsOf(statement).every((action) => action.startsWith("s3:")))
        .map((statement) => [actionsOf(statement).join(), resourceOf(statement).includes("foundation-model")]);
    expect(starred("open-record")).toEqual([
      ["bedrock:InvokeModel", true],
      ["bedrock:GetModelInvocationLoggingConfiguration", false],
    ]);
    expect(starred("media")).toEqual([["transcribe:StartStreamTranscription", false]]);
  });

  it("only this account's profile is used", () => {
    const asked = statementsOf(built, "open-record").find((statement) =>
      actionsOf(statement).includes("bedrock:InvokeModel"),
    );
    expect(JSON.stringify(asked?.Resource)).toMatch(/\{"Ref":"AWS::AccountId"\},":inference-profile\/eu\.example\./);
  });
});
