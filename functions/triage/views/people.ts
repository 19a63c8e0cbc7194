import * as z from "zod";
import { settableClasses } from "../../domain/coding/coding.ts";
import { roles } from "../../domain/feedback/roles.ts";
import { later } from "../route.ts";
import { moment } from "./moment.ts";

/** Who is calling. */
export const Me = later(() =>
  z
    .object({
      id: z.string(),
      roles: z.array(z.enum(roles)),
      programmes: z.array(z.string()),
      sites: z.array(z.string()).describe("Empty: every site of the programmes"),
    })
    .meta({ id: "Me" }),
);

/** A person as an administrator enters them; the sign-in gives the role, this the scope. */
export const PersonInput = later(() =>
  z.strictObject({
    name: z.string().min(1).max(120),
    knownAs: z
      .array(z.string().trim().min(2).max(120))
      .max(30)
      .default([])
      .describe("Nicknames, other spellings, what they do where: messages that say so are kept from them"),
    email: z.email().max(254),
    phone: z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/)
      .optional(),
    roles: z.array(z.enum(roles)).min(1).max(roles.length),
    programmes: z.array(z.string().max(64)).min(1).max(50),
    sites: z.array(z.string().max(64)).max(500).default([]),
    absentUntil: moment().optional(),
  }),
);

/** A person of the directory. */
export const Person = later(() =>
  z.object({ ...PersonInput().shape, id: z.string(), version: z.int() }).meta({ id: "Person" }),
);

export const People = later(() => z.object({ items: z.array(Person()) }).meta({ id: "People" }));

/** The roster as it is set. */
export const DutyInput = later(() =>
  z.strictObject({
    watches: z
      .array(
        z.strictObject({
          programme: z.string().max(64),
          class: z.enum([...settableClasses, "any"]),
          onDuty: z.string().max(128),
          backup: z.string().max(128).optional(),
        }),
      )
      .max(200),
  }),
);

/** Who is on duty. */
export const Duty = later(() => z.object({ ...DutyInput().shape, version: z.int() }).meta({ id: "Duty" }));
