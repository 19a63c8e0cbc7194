import { readdirSync, readFileSync, statSync } from "node:fs";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { parseSettings } from "../../../functions/domain/settings.ts";
import { functionNames, functions } from "../../../lib/functions.ts";
import { type Built, lambdaOf, ofType } from "../built.ts";

const kibibyte = 1024;
const budgets = ["receive", "open-record", "triage", "delivery-status"] as const;

/** What is traced of the local system if any of it were deployed. */
const localTraces =
  /localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|AWS_ENDPOINT_URL(?!_)|dynoxide|fauxqs|oidc-provider|croner/;

/** The Lambdas and their bundles. */
export function lambdas(built: Built): void {
  const bundle = (name: string, file: string) => `${built.folder}/bundles/${name}/${file}`;

  it("is made of the functions of the list and no helper of the CDK's own", () => {
    built.template.resourceCountIs("AWS::Lambda::Function", functionNames.length);
    expect(Object.values(built.resources).filter(({ Type }) => Type.startsWith("Custom::"))).toEqual([]);
  });

  it.each(functionNames)("runs %s on Node 24 on arm64, with the environment of the list", (name) => {
    const { properties } = lambdaOf(built, name);
    expect(properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Timeout: functions[name].seconds,
    });
    expect(Object.keys(properties.Environment.Variables).sort()).toEqual([...functions[name].environment].sort());
  });

  it("holds texts that nobody has reviewed: real people are written to from here", () => {
    expect(lambdaOf(built, "open-record").properties.Environment.Variables.DRAFT_TEXTS).toBe("hold");
  });

  it.each(functionNames)("keeps the log of %s in a group of its own, encrypted and not for ever", (name) => {
    const group = lambdaOf(built, name).properties.LoggingConfig.LogGroup.Ref as string;
    const shared = functionNames.filter(
      (other) => lambdaOf(built, other).properties.LoggingConfig.LogGroup.Ref === group,
    );
    expect(shared).toEqual([name]);
    expect(built.resources[group]?.Properties).toMatchObject({ RetentionInDays: 30, KmsKeyId: expect.anything() });
  });

  it("keeps no log group for ever, the access log included", () => {
    const groups = ofType(built, "AWS::Logs::LogGroup");
    expect(groups).toHaveLength(functionNames.length + 1);
    for (const { properties } of groups) expect(properties).toMatchObject({ RetentionInDays: 30 });
  });

  it.each(budgets)("keeps the code of %s within 600 KiB, for a quick start", (name) => {
    expect(statSync(bundle(name, "index.mjs")).size / kibibyte).toBeLessThanOrEqual(600);
  });

  it.each(functionNames)(
    "lays the settings, checked and complete, beside %s, and knowledge only where it is used",
    (name) => {
      const settings: unknown = JSON.parse(readFileSync(bundle(name, "settings.json"), "utf8"));
      expect(parseSettings(settings)).toEqual(settings);
      const understands = "understands" in functions[name];
      const labels = "labels" in functions[name] ? ["labels.json"] : [];
      const files = ["index.mjs", ...labels, "settings.json", ...(understands ? ["understanding.data"] : [])];
      expect(readdirSync(`${built.folder}/bundles/${name}`).sort()).toEqual(files);
      if (understands) expect(statSync(bundle(name, "understanding.data")).size / kibibyte).toBeLessThanOrEqual(2944);
    },
  );

  it("lets nobody send a voice anywhere unless the settings turn transcription on", () => {
    expect(built.text).not.toContain("transcribe:");
    for (const name of functionNames)
      expect(readFileSync(bundle(name, "index.mjs"), "utf8")).not.toContain("StartStreamTranscription");
  });

  it("deploys nothing of the local system", async () => {
    expect(built.text).not.toMatch(localTraces);
    const { metafile } = await build({
      entryPoints: functionNames.map((name) => `functions/${name}.lambda.ts`),
      bundle: true,
      platform: "node",
      format: "esm",
      packages: "external",
      outdir: built.folder,
      write: false,
      metafile: true,
    });
    const files = Object.keys(metafile.inputs);
    expect(files.length).toBeGreaterThan(functionNames.length);
    for (const file of files) {
      expect(file).toMatch(/^functions\//);
      expect(readFileSync(file, "utf8")).not.toMatch(localTraces);
    }
  });
}
