import { randomBytes } from "node:crypto";

/** A random identifier as Twilio makes them: two letters for the kind and 32 hexadecimal digits. */
export function newSid(kind: "AC" | "CA" | "SM" | "MM" | "ME" | "SK" | "MG" | ""): string {
  return kind + randomBytes(16).toString("hex");
}
