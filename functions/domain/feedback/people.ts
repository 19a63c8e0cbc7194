import type { SensitiveClass } from "../coding/coding.ts";
import type { Role } from "./roles.ts";

/** A person who works with the system, as an administrator enters them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** What else people call them: nicknames, other spellings, what they do where ("volunteer block C"). */
  readonly knownAs?: readonly string[] | undefined;
  readonly email: string;
  readonly phone?: string | undefined;
  /** What they may be at most; the sign-in must say so too. */
  readonly roles: readonly Role[];
  readonly programmes: readonly string[];
  /** Of these programmes only these sites; empty for all of them. */
  readonly sites: readonly string[];
  readonly absentUntil?: string | undefined;
};

/** Who answers now for a class of sensitive records in a programme; `any` stands in where a class has no watch of its own. */
export type Watch = {
  readonly programme: string;
  readonly class: SensitiveClass | "any";
  readonly onDuty: string;
  readonly backup?: string | undefined;
};

/** Everybody who is on duty. */
export type Duty = { readonly watches: readonly Watch[] };

/** A thing of the directory with the number of its changes, by which two writers do not overwrite each other. */
export type Versioned<Thing> = Thing & { readonly version: number };
