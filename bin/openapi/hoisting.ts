import * as z from "zod";

export type Json = Readonly<Record<string, unknown>>;
export type SchemaOf = (schema: z.ZodType, io: "input" | "output") => Json;

/** JSON Schemas whose named parts are collected, so that the document holds each of them once. */
export const hoisting = (): { readonly schemaOf: SchemaOf; readonly schemas: () => Json } => {
  const named = new Map<string, Json>();
  const schemaOf: SchemaOf = (schema, io) => {
    const {
      $schema: _,
      $defs,
      id,
      ...json
    } = z.toJSONSchema(schema, { target: "draft-2020-12", io }) as Record<string, unknown>;
    for (const [name, definition] of Object.entries(($defs ?? {}) as Record<string, Json>)) add(name, definition);
    if (typeof id !== "string") return pointed(json);
    add(id, json);
    return { $ref: `#/components/schemas/${id}` };
  };
  const add = (name: string, { id: _, ...definition }: Json) => {
    const text = JSON.stringify(pointed(definition));
    const before = named.get(name);
    if (before && JSON.stringify(before) !== text) throw new Error(`Two schemas are called ${name}.`);
    named.set(name, JSON.parse(text) as Json);
  };
  return { schemaOf, schemas: () => Object.fromEntries([...named].sort(([one], [other]) => (one < other ? -1 : 1))) };
};

/** References into the document instead of into each schema. */
const pointed = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json;
