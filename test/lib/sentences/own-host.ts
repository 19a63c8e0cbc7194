import { readFileSync } from "node:fs";
import { App } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { it } from "vitest";
import { parseSettings } from "../../../functions/domain/settings.ts";
import { HearbackStack } from "../../../lib/hearback-stack.ts";
import type { Built } from "../built.ts";

const certificateArn = "arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-000000000000";

/** A channel with a host of its own, over the bundles that are there: a certificate changes none of them. */
export function ownHost({ folder }: Built): void {
  const shipped = JSON.parse(readFileSync("settings.json", "utf8"));
  const settings = parseSettings({ ...shipped, certificateArn });

  it("answers there over TLS 1.2 and nowhere else", () => {
    const app = new App({ outdir: `${folder}-own-host`, builtinCloudFormationValidation: false });
    const stack = new HearbackStack(app, "Hearback", { settings, bundles: `${folder}/bundles` });
    const template = Template.fromStack(stack);
    template.hasResourceProperties("AWS::ApiGatewayV2::Api", { DisableExecuteApiEndpoint: true });
    template.hasResourceProperties("AWS::ApiGatewayV2::DomainName", {
      DomainName: "feedback.example.org",
      DomainNameConfigurations: [{ CertificateArn: certificateArn, SecurityPolicy: "TLS_1_2" }],
    });
    template.resourceCountIs("AWS::ApiGatewayV2::ApiMapping", 1);
  });
}
