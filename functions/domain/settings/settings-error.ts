import type * as z from "zod";

/** A settings file that cannot be used; its message is one sentence that says which setting and why. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

/** The first thing that is wrong, as a sentence. It never repeats a value: settings name people. */
export function settingsError({ issues }: z.ZodError): SettingsError {
  const [first, ...others] = issues;
  if (!first) return new SettingsError("The settings are wrong.");
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  return new SettingsError(`${sentence(first)}${more}.`);
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    return `The setting ${dotted([...issue.path, issue.keys[0] ?? ""])} is not known: check its spelling and its place`;
  }
  const name = issue.path.length > 0 ? `The setting ${dotted(issue.path)}` : "The settings file";
  if (missing(issue)) return `${name} is missing`;
  return `${name} is wrong: it ${reason(issue)}`;
}

const missing = (issue: z.core.$ZodIssue) => issue.message === absent;
const absent = "is missing";

/** Words for what zod finds by itself; a message of ours begins with "must" and is taken as it is. */
function reason(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("must")) return issue.message;
  if (issue.code === "too_small") return `must be at least ${issue.minimum}${unit(issue.origin)}`;
  if (issue.code === "too_big") return `must be at most ${issue.maximum}${unit(issue.origin)}`;
  if (issue.code === "invalid_type")
    return `must be ${issue.expected === "int" ? "a whole number" : article(issue.expected)}`;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  return "has a form that is not understood";
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
const unit = (origin: string) => (origin === "string" ? " characters long" : origin === "array" ? " entries long" : "");

/** Given to `parse`, so that a setting which is absent is told from one of the wrong type without keeping the value. */
export const sayMissing: z.core.$ZodErrorMap = (issue) =>
  issue.code === "invalid_type" && issue.input === undefined ? absent : undefined;

/** The place of a setting as a person would write it. Not zod's own: naming `z.core` at run-time bundles all of it. */
function dotted(path: readonly PropertyKey[]): string {
  return path.reduce<string>((before, step) => {
    if (typeof step === "number") return `${before}[${step}]`;
    return before === "" ? String(step) : `${before}.${String(step)}`;
  }, "");
}
