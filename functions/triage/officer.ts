import type { Directory } from "../adapters/directory.ts";
import type { SignedIn } from "./signed-in.ts";

/** A caller with what the people directory says they are responsible for. */
export type Officer = SignedIn & {
  readonly programmes: readonly string[];
  /** Of these programmes only these sites; empty for all of them. */
  readonly sites: readonly string[];
};

/**
 * Roles count where both the sign-in and the directory give them, so that one taken away in the directory is gone with
 * the next request. Who is not in the directory yet keeps the role of the sign-in and has no programme.
 */
export const officerOf = async ({ person }: Pick<Directory, "person">, caller: SignedIn): Promise<Officer> => {
  const entered = await person(caller.id);
  if (!entered) return { ...caller, programmes: [], sites: [] };
  const { programmes, sites } = entered;
  return { ...caller, roles: caller.roles.filter((role) => entered.roles.includes(role)), programmes, sites };
};
