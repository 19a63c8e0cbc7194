import * as z from "zod";
import { later } from "../route.ts";

/** The id of a thing that people enter: a service, a saved reply. */
export const slug = later(() => z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/));
