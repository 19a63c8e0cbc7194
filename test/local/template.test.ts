// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how Fn::Sub of CloudFormation writes references.
import { expect, test } from "vitest";
import { CLIENT_ID } from "../../local/template/physical.ts";
import { references } from "../../local/template/references.ts";
import { refuseUnknownTypes } from "../../local/template/resource-types.ts";
import { readTemplate } from "../../local/template/template.ts";
import { testFolder } from "./fixture/folder.ts";
import { writeTemplate } from "./fixture/template.ts";

const addresses = { sqs: "http://127.0.0.1:9", api: "http://127.0.0.1:8", issuer: "http://127.0.0.1:7" };
const small = (changes = {}) => readTemplate(writeTemplate(testFolder(), changes));
const resolve = (value: unknown) => references(small(), addresses).resolve(value);

test("references lead to what runs on this computer", () => {
  expect(resolve({ Ref: "Queue" })).toBe("http://127.0.0.1:9/000000000000/Small-Queue");
  expect(resolve({ "Fn::GetAtt": ["Table", "Arn"] })).toBe(
    "arn:aws:dynamodb:eu-central-1:000000000000:table/Small-Table",
  );
  expect(resolve({ "Fn::Sub": "a-${AWS::Region}-${Table}" })).toBe("a-eu-central-1-Small-Table");
  expect(resolve({ "Fn::Sub": ["${x}-${Queue.QueueName}", { x: { Ref: "AWS::Partition" } }] })).toBe("aws-Small-Queue");
  expect(resolve({ "Fn::Select": [1, { "Fn::Split": ["/", "a/b"] }] })).toBe("b");
  expect(resolve([{ Ref: "Client" }])).toEqual([CLIENT_ID]);
});

test("tokens of the template's user pool are those of the local sign-in", () => {
  const issuer = { "Fn::Join": ["", ["https://cognito-idp.eu-central-1.amazonaws.com/", { Ref: "Pool" }]] };
  expect(resolve(issuer)).toBe(addresses.issuer);
  expect(resolve({ "Fn::GetAtt": ["Pool", "ProviderURL"] })).toBe(addresses.issuer);
});

test.each([
  [{ Ref: "Nobody" }, /refers to Ref of Nobody/],
  [{ "Fn::GetAtt": ["Table", "StreamArn"] }, /refers to StreamArn of Table/],
  [{ "Fn::Sub": "${Nobody}" }, /refers to Ref of Nobody/],
  [{ "Fn::ImportValue": "x" }, /uses Fn::ImportValue/],
  [{ "Fn::If": ["x", 1, 2] }, /uses Fn::If/],
])("%j stops the start with a sentence", (value, sentence) => {
  expect(() => resolve(value)).toThrow(sentence);
});

test("a resource that nobody emulates stops the start, and one left out on purpose does not", () => {
  expect(() => refuseUnknownTypes(small())).not.toThrow();
  const strange = { Graph: { Type: "AWS::Neptune::DBCluster" } };
  expect(() => refuseUnknownTypes(small(strange))).toThrow(/Graph is of type AWS::Neptune::DBCluster/);
});

test("a folder without a template is named", () => {
  expect(() => readTemplate(testFolder())).toThrow(/manifest\.json is missing/);
});
