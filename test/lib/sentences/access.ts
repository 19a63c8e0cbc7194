import { describe, expect, it } from "vitest";
import { type FunctionName, functionNames } from "../../../lib/functions.ts";
import { actionsOf, type Built, lambdaOf, resourceOf, type Statement, statementsOf } from "../built.ts";

const direct = ({ Condition }: Statement) => Condition?.StringEquals?.["kms:ViaService"] === undefined;
const isKeyUse = (statement: Statement) => actionsOf(statement).some((action) => action.startsWith("kms:"));

/** Who may do what. */
export function access(built: Built): void {
  const rights = (name: FunctionName, resource: string) =>
    statementsOf(built, name)
      .filter((statement) => resourceOf(statement).includes(resource))
      .flatMap(actionsOf)
      .sort();
  const sealing = (name: FunctionName) =>
    statementsOf(built, name)
      .filter((statement) => resourceOf(statement).includes("VaultSealingKey"))
      .map((statement) => ({
        actions: actionsOf(statement),
        purposes: [statement.Condition?.StringEquals?.["kms:EncryptionContext:purpose"] ?? "any"].flat(),
      }));

  describe("gives each function a role of its own", () => {
    it("shared with no other", () => {
      const roles = functionNames.map((name) => lambdaOf(built, name).properties.Role["Fn::GetAtt"][0]);
      expect(new Set(roles).size).toBe(functionNames.length);
    });

    it.each(functionNames)("without a wildcard: %s", (name) => {
      for (const statement of statementsOf(built, name)) {
        expect(actionsOf(statement).join()).not.toContain("*");
        // A log group's ARN ends in `:*` by itself, which `Fn::GetAtt` does not show.
        // Objects have names of their own, which nobody knows before.
        if (actionsOf(statement).every((action) => action.startsWith("s3:")))
          expect(resourceOf(statement)).toMatch(/"\/\*"/);
        else expect(resourceOf(statement)).not.toContain("*");
      }
    });

    it.each(functionNames)(
      "where the keys of tables, queues and secrets work through their service alone: %s",
      (name) => {
        const own = statementsOf(built, name).filter((statement) => isKeyUse(statement) && direct(statement));
        for (const statement of own)
          expect(resourceOf(statement)).toMatch(/VaultSealingKey|VaultPseudonymKey|AuditSigningKey/);
      },
    );

    it.each(functionNames)(
      "which names exactly the tables, queues, keys and secrets of its environment: %s",
      (name) => {
        const { Variables } = lambdaOf(built, name).properties.Environment;
        const named =
          JSON.stringify(Variables).match(
            /(RecordsTable|VaultTable|Vault\w+Key|Queues|TwilioSecrets|FilesBucket)\w+/g,
          ) ?? [];
        const statements = statementsOf(built, name).filter(direct);
        const used = statements.map(resourceOf).join();
        for (const resource of named) expect(used).toContain(resource);
        const allowed = used.match(/(RecordsTable|VaultTable|Vault\w+Key|TwilioSecrets|FilesBucket)\w+/g) ?? [];
        for (const resource of allowed) expect(named).toContain(resource);
      },
    );
  });

  it("lets receive write to the vault and read nothing of it, nor open anything that is sealed", () => {
    expect(rights("receive", "VaultTable")).toEqual(["dynamodb:DeleteItem", "dynamodb:PutItem"]);
    const vault = statementsOf(built, "receive").find((statement) => resourceOf(statement).includes("VaultTable"));
    expect(vault?.Condition).toEqual({ StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } });
    expect(rights("receive", "RecordsTable")).toEqual(["dynamodb:PutItem", "dynamodb:Query"]);
    expect(sealing("receive")).toEqual([{ actions: ["kms:Encrypt"], purposes: ["address", "identity", "text"] }]);
  });

  it.each(["receive", "reconcile"] as const)(
    "lets %s read of the people directory how people are called, and no more",
    (name) => {
      const queries = statementsOf(built, name).filter(
        (statement) =>
          resourceOf(statement).includes("RecordsTable") && actionsOf(statement).includes("dynamodb:Query"),
      );
      const own = queries.filter((statement) => !resourceOf(statement).includes("/index/"));
      expect(own.map(({ Condition }) => Condition)).toEqual([
        { "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["NAMES"] } },
      ]);
    },
  );

  it("lets reconcile take in as blindly as receive does", () => {
    expect(rights("reconcile", "VaultTable")).toEqual(["dynamodb:DeleteItem", "dynamodb:PutItem"]);
    expect(sealing("reconcile")).toEqual(sealing("receive"));
  });

  it("lets send open addresses and answers, give up those of people who have stopped, and nothing else", () => {
    expect(sealing("send")).toEqual([{ actions: ["kms:Decrypt"], purposes: ["address", "reply"] }]);
    expect(rights("send", "VaultTable")).toEqual(["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:UpdateItem"]);
  });

  it("lets erase take out of the vault what it cannot open", () => {
    expect(sealing("erase")).toEqual([]);
    expect(rights("erase", "VaultTable")).toEqual(["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:Query"]);
  });

  it("lets disclose open text, answers and identities, never an address, and destroy what is not needed", () => {
    expect(sealing("disclose")).toEqual([
      { actions: ["kms:Decrypt"], purposes: ["identity", "media", "text", "reply"] },
      { actions: ["kms:Encrypt"], purposes: ["text"] },
    ]);
    expect(rights("disclose", "VaultTable")).toEqual(["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"]);
  });

  it("lets media store what it seals, disclose alone read it, and nobody list what there is", () => {
    const may = (action: string) =>
      functionNames.filter((name) => rights(name, "FilesBucket").includes(`s3:${action}`)).sort();
    expect([may("PutObject"), may("GetObject"), may("DeleteObject")]).toEqual([
      ["media"],
      ["disclose"],
      ["erase", "media"],
    ]);
    expect(sealing("media")).toEqual([{ actions: ["kms:Encrypt"], purposes: ["media"] }]);
    expect(functionNames.flatMap((name) => rights(name, "FilesBucket")).sort()).toHaveLength(4);
  });

  it("lets nobody else open a seal, and only receive and reconcile make pseudonyms", () => {
    const who = (action: string) =>
      functionNames.filter((name) =>
        statementsOf(built, name).some((statement) => direct(statement) && actionsOf(statement).includes(action)),
      );
    expect(who("kms:Decrypt").sort()).toEqual(["disclose", "send"]);
    expect(who("kms:GenerateMac").sort()).toEqual(["receive", "reconcile"]);
  });

  it("lets nobody scan a table", () => {
    expect(functionNames.flatMap((name) => statementsOf(built, name).flatMap(actionsOf))).not.toContain(
      "dynamodb:Scan",
    );
  });

  it("lets nobody change or delete an audit entry, and one function alone sign", () => {
    const actions = functionNames.flatMap((name) => rights(name, "AuditTable").filter((each) => each.includes(":")));
    expect([...new Set(actions)].sort()).toEqual(["dynamodb:PutItem", "dynamodb:Query"]);
    expect(functionNames.filter((name) => rights(name, "AuditSigningKey").length > 0)).toEqual(["sign-audit"]);
    expect(rights("sign-audit", "AuditSigningKey")).toEqual(["kms:Sign"]);
  });

  it("lets triage seal what officers enter, and open and read nothing of the vault", () => {
    expect(rights("triage", "VaultTable")).toEqual(["dynamodb:PutItem"]);
    const vault = statementsOf(built, "triage").find((statement) => resourceOf(statement).includes("VaultTable"));
    expect(vault?.Condition).toEqual({ StringEqualsIfExists: { "dynamodb:ReturnValues": "NONE" } });
    expect(sealing("triage")).toEqual([{ actions: ["kms:Encrypt"], purposes: ["identity", "text", "reply"] }]);
  });

  it("lets the auth token be read by those who check signatures, the API key by those who send and fetch", () => {
    const readers = (secret: string) => functionNames.filter((name) => rights(name, secret).length > 0).sort();
    expect(readers("TwilioSecretsWebhook")).toEqual(["delivery-status", "receive"]);
    expect(readers("TwilioSecretsApi")).toEqual(["erase", "media", "notify", "reconcile", "send"]);
  });
}
