import * as z from "zod";
import { later } from "../route.ts";

/** Where a list goes on, as an answer before gave it; it holds nothing that its bearer could read. */
export const cursor = later(() => z.string().min(1).max(256));
