import { describe, expect, test } from "vitest";
import { fromClaims } from "../../functions/triage/signed-in.ts";

describe("who is calling", () => {
  test.each([[["supervisor", "auditor", "stranger"]], ["[supervisor auditor stranger]"]])(
    "is read from %j",
    (groups) => {
      const claims = { sub: "p-1", token_use: "access", "cognito:groups": groups };
      expect(fromClaims(claims)).toEqual({ id: "p-1", roles: ["supervisor", "auditor"] });
    },
  );

  test("has no role without a group", () => {
    expect(fromClaims({ sub: "p-1", token_use: "access" })?.roles).toEqual([]);
  });

  test.each([
    ["an identity token", { sub: "p-1", token_use: "id", "cognito:groups": ["supervisor"] }],
    ["a token without a subject", { token_use: "access", "cognito:groups": ["supervisor"] }],
    ["nothing", {}],
  ])("is nobody by %s", (_, claims) => {
    expect(fromClaims(claims)).toBeUndefined();
  });
});
