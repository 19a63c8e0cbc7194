import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { roles } from "../../functions/domain/feedback/roles.ts";
import { privateJson } from "../private-file.ts";

const Login = z.object({ id: z.string(), role: z.enum(roles), email: z.string(), password: z.string() });

/** An invented person to sign in as. */
export type DemoLogin = z.infer<typeof Login>;

/** One login per role, made with random passwords for a new data folder and kept in `file`. */
export function demoLogins(file: string): readonly DemoLogin[] {
  return privateJson(file, z.array(Login), () =>
    roles.map((role) => ({
      id: randomUUID(),
      role,
      email: `${role.replaceAll("_", "-")}@example.org`,
      password: randomBytes(9).toString("base64url"),
    })),
  );
}

/** The login of that address and password. */
export function matchingLogin(logins: readonly DemoLogin[], email: string, password: string): DemoLogin | undefined {
  const login = logins.find((known) => known.email === email);
  return login && timingSafeEqual(digest(login.password), digest(password)) ? login : undefined;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
