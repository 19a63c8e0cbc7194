import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { Template } from "aws-cdk-lib/assertions";
import { afterAll, beforeAll, describe, it } from "vitest";
import { synthesise } from "../../lib/synthesise.ts";

const folder = mkdtempSync(`${tmpdir()}/hearback-host-`);
const outdir = `${folder}/out`;
const certificateArn = "arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-000000000000";

describe("a channel with a host of its own", () => {
  beforeAll(async () => {
    const settings = { ...JSON.parse(readFileSync("settings.json", "utf8")), certificateArn };
    writeFileSync(`${folder}/settings.json`, JSON.stringify(settings));
    await synthesise({ outdir, settingsFile: `${folder}/settings.json`, checked: false });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("answers there over TLS 1.2 and nowhere else", () => {
    const template = Template.fromJSON(JSON.parse(readFileSync(`${outdir}/Hearback.template.json`, "utf8")));
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", { DisableExecuteApiEndpoint: true });
    template.hasResourceProperties("AWS::ApiGatewayV2::DomainName", {
      DomainName: "feedback.example.org",
      DomainNameConfigurations: [{ CertificateArn: certificateArn, SecurityPolicy: "TLS_1_2" }],
    });
    template.resourceCountIs("AWS::ApiGatewayV2::ApiMapping", 1);
  });
});
