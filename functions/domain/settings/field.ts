import * as z from "zod";
import { languages } from "../language/language.ts";

/** An id in lower case that may stand in a URL, a key and a resource name. */
export const slug = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be lower-case letters and digits with single hyphens between");

/** What a person reads: a name of a Society, a programme, a site. */
export const label = z.string().trim().min(1, "must not be empty").max(120);

/** One mail address, without a display name. */
export const mailAddress = z.email("must be one mail address, for instance feedback@example.org").max(254);

/** A telephone number as carriers write it (ITU-T E.164). */
export const phoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, "must be a number in E.164 form, for instance +15550100, without spaces");

/** A language that the channel answers in, by its code. */
export const language = z.enum(languages, `must be one of ${languages.join(", ")}`);

export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const weekday = z.enum(weekdays, `must be one of ${weekdays.join(", ")}`);

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 08:30");

/** From one time of day to another, in the programme's time zone; it may pass midnight. */
export const hours = z.strictObject({ from: clockTime, to: clockTime });

/** An https origin: scheme, host and perhaps a port, nothing behind it. */
export const httpsOrigin = z
  .string()
  .max(253)
  .refine(isHttpsOrigin, "must be https:// and a host name, without a path or a slash at the end");

function isHttpsOrigin(value: string): boolean {
  return URL.canParse(value) && value.startsWith("https://") && new URL(value).origin === value;
}

/** A time zone of the IANA database, as this machine's Intl knows it. */
export const timeZone = z.string().refine(isTimeZone, "must be a time zone such as Africa/Tunis");

function isTimeZone(value: string): boolean {
  if (!value.includes("/") && value !== "UTC") return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** A whole number from `least` to `most`. */
export const count = (least: number, most: number) => z.int().min(least).max(most);
