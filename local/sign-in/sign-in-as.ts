import type { Role } from "../../functions/domain/feedback/roles.ts";
import type { DemoLogin } from "./demo-logins.ts";
import { signIn } from "./sign-in.ts";

/** Signs in as the demo login of a role; every call is a new sign-in. */
export function signInAs(issuer: string, logins: readonly DemoLogin[]): (role: Role) => Promise<string> {
  return async (role) => {
    const login = logins.find((known) => known.role === role);
    if (!login) throw new Error(`There is no demo login for ${role}.`);
    return signIn(issuer, login);
  };
}
