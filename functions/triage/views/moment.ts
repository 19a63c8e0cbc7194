import * as z from "zod";
import { later } from "../route.ts";

/** A moment in UTC, as ISO 8601 writes it. */
export const moment = later(() => z.iso.datetime().max(40));
