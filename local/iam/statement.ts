import * as z from "zod";
import { StartFailure } from "../start-failure.ts";
import type { Ask } from "./ask.ts";

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const Condition = z.partialRecord(
  z.enum(["StringEquals", "StringEqualsIfExists", "ForAllValues:StringLike"]),
  z.record(z.string(), oneOrMore),
);

/** A statement of a policy, as far as this computer can judge it; anything else stops the start. */
export const Statement = z.strictObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: Condition.default({}),
});
export type Statement = z.infer<typeof Statement>;

/** The statements of a policy document; what cannot be judged must not be passed over. */
export function statementsOf(policy: unknown, where: string): readonly Statement[] {
  const read = z.object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) }).safeParse(policy);
  if (!read.success) throw new StartFailure(`The policy of ${where} has a statement that cannot be judged here.`);
  return read.data.PolicyDocument.Statement;
}

/** Whether the statements give leave: one of them allows it and none denies it. */
export function allow(statements: readonly Statement[], ask: Ask): boolean {
  const about = statements.filter((statement) => isAbout(statement, ask));
  return about.length > 0 && about.every(({ Effect }) => Effect === "Allow");
}

function isAbout({ Action, Resource, Condition: conditions }: Statement, { action, resource, context }: Ask): boolean {
  return (
    Action.some((pattern) => matches(pattern, action)) &&
    Resource.some((pattern) => matches(pattern, resource)) &&
    Object.entries(conditions.StringEquals ?? {}).every(([key, values]) => values.includes(context[key] ?? "")) &&
    Object.entries(conditions.StringEqualsIfExists ?? {}).every(([key, values]) => {
      const value = context[key];
      return value === undefined || values.includes(value);
    }) &&
    // A request asks for one partition; where none is known AWS would give leave, and this computer does not.
    Object.entries(conditions["ForAllValues:StringLike"] ?? {}).every(([key, patterns]) => {
      const value = context[key];
      return value !== undefined && patterns.some((pattern) => matches(pattern, value));
    })
  );
}

/** A star at the end stands for anything. */
function matches(pattern: string, text: string): boolean {
  return pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : pattern === text;
}
