import * as z from "zod";
import { sensitiveClasses } from "../coding/coding.ts";
import { roles } from "./roles.ts";

/** A person who works with the system, as an administrator enters them; the sign-in gives the role, this the scope. */
export const PersonInput = z.strictObject({
  name: z.string().min(1).max(120),
  email: z.email().max(254),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  roles: z.array(z.enum(roles)).min(1),
  programmes: z.array(z.string().max(64)).min(1),
  sites: z.array(z.string().max(64)).default([]),
  absentUntil: z.iso.datetime().optional(),
});
export type PersonInput = z.infer<typeof PersonInput>;

export const Person = PersonInput.extend({ id: z.string() }).meta({ id: "Person" });
export type Person = z.infer<typeof Person>;

/** Who answers now for a class of sensitive records in a programme; `any` stands in where a class has no watch of its own. */
export const Watch = z.strictObject({
  programme: z.string().max(64),
  class: z.enum([...sensitiveClasses, "any"]),
  onDuty: z.string().max(128),
  backup: z.string().max(128).optional(),
});
export type Watch = z.infer<typeof Watch>;

export const Duty = z.strictObject({ watches: z.array(Watch).max(200) }).meta({ id: "Duty" });
export type Duty = z.infer<typeof Duty>;
