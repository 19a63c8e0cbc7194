import type { Json } from "./hoisting.ts";

/** A refusal or a failure, as RFC 9457 writes it. */
export const problemSchema: Json = {
  type: "object",
  required: ["type", "title", "status", "code"],
  additionalProperties: false,
  properties: {
    type: { type: "string", format: "uri", description: "urn:hearback:problem: and the code" },
    title: { type: "string", description: "The same for everybody; it never repeats what was sent" },
    status: { type: "integer" },
    code: { type: "string", description: "What to switch on" },
    fields: {
      type: "array",
      items: { type: "string" },
      description: "422: the fields at fault or the kinds of identifier found; 412: what somebody else changed",
    },
  },
};

export const problemResponse: Json = {
  description: "Refused, or failed on our side",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
