import * as fc from "fast-check";
import * as z from "zod";

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema is JSON whose shape is looked at piece by piece.
type Json = any;

/** Values that a schema takes, or nearly takes: made from the schema itself, with a marked text here and there. */
export const fromSchema = (schema: z.ZodType, mark: string): fc.Arbitrary<unknown> =>
  arbitraryOf(z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" }), mark);

const arbitraryOf = (schema: Json, mark: string): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((each: Json) => arbitraryOf(each, mark)));
  switch (schema.type) {
    case "string":
      return textOf(schema, mark);
    case "integer":
    case "number":
      return fc.oneof(
        fc.integer({
          min: clamp(schema.minimum, -10),
          max: Math.max(clamp(schema.minimum, -10), clamp(schema.maximum, 1_000)),
        }),
        fc.constantFrom(-1, 0, 1.5, 1e9),
      );
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(arbitraryOf(schema.items ?? {}, mark), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, 3),
      });
    case "object":
      return objectOf(schema, mark);
    default:
      return fc.jsonValue();
  }
};

const clamp = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Math.abs(value) < 1e9 ? value : otherwise;

const textOf = ({ format, minLength = 0, maxLength = 200 }: Json, mark: string): fc.Arbitrary<unknown> => {
  if (format === "date-time") return fc.constantFrom("2027-01-15T09:00:00Z", "2027-13-99T99:00:00Z", mark);
  if (format === "date") return fc.constantFrom("2026-11-20", "2026-02-31", mark);
  return fc.oneof(
    fc.string({ minLength: Math.min(minLength, 200), maxLength: Math.max(minLength, Math.min(maxLength, 200)) }),
    fc.constantFrom(
      mark,
      "northern-route",
      "some-thing",
      "The tap is broken.",
      "\u0000 and half a pair: \ud83d",
      "\u0000\uffff",
      "x".repeat(Math.min(maxLength, 9_000) + 1),
    ),
  );
};

const objectOf = ({ properties = {}, required = [], propertyNames, additionalProperties }: Json, mark: string) => {
  if (propertyNames)
    return fc.dictionary(
      arbitraryOf(propertyNames, mark) as fc.Arbitrary<string>,
      arbitraryOf(additionalProperties, mark),
      {
        maxKeys: 3,
      },
    );
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, arbitraryOf(property, mark)]),
  );
  return fc.record(fields, { requiredKeys: required });
};
