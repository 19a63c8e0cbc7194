import * as z from "zod";
import type { LambdaFunction } from "../lambda/lambda-function.ts";
import { StartFailure } from "../start-failure.ts";
import type { References } from "../template/references.ts";
import { type Statement, statementsOf } from "./statement.ts";

/** Who calls: a function by its title, and what its role allows; `undefined` where a template gives it no role. */
export type Caller = { readonly title: string; readonly statements: readonly Statement[] | undefined };

const Role = z.object({
  Policies: z.array(z.unknown()).default([]),
  ManagedPolicyArns: z.array(z.string()).optional(),
});

/** Every function's rights by its name, from the inline policies of its role, which are all that it may have. */
export function callers(refs: References, lambdas: readonly LambdaFunction[]): ReadonlyMap<string, Caller> {
  const roles = new Map(
    refs.all("AWS::IAM::Role", Object.keys(Role.shape)).map(([id, role]) => [arnOf(refs, id), role]),
  );
  const named = new Map(
    refs.all("AWS::Lambda::Function", ["Role"]).map(([id, { Role: role }]) => [refs.name(id), role]),
  );
  return new Map(
    lambdas.map(({ name, title }) => {
      const role = named.get(name);
      return [name, { title, statements: role === undefined ? undefined : rightsOf(title, roles.get(String(role))) }];
    }),
  );
}

function arnOf(refs: References, id: string): string {
  return String(refs.resolve({ "Fn::GetAtt": [id, "Arn"] }));
}

function rightsOf(title: string, role: unknown): readonly Statement[] {
  const { Policies, ManagedPolicyArns } = Role.parse(role);
  if (ManagedPolicyArns) throw new StartFailure(`${title} takes rights from a policy that is not in the template.`);
  return Policies.flatMap((policy) => statementsOf(policy, title));
}
