import { gunzipSync } from "node:zlib";
import * as z from "zod";
import type { NoteRefusal } from "./adapters/refusals.ts";

/** Lines of the access log as CloudWatch Logs hands them on: gzipped, in base64. */
const Handed = z.object({ awslogs: z.object({ data: z.base64() }) });
const Lines = z.object({ logEvents: z.array(z.object({ timestamp: z.number(), message: z.string() })) });
const Line = z.object({
  // As we declared it; the path, the query and the caller are not in the access log.
  route: z.string().regex(/^[A-Z]{3,7} \/[\w{}/-]{0,100}$/),
  status: z.coerce.number().refine((status) => status === 401),
});

const mostBytes = 16 * 1024 * 1024;

/** Enters into the audit trail what the door has refused, which no function has seen. */
export const notingRefusals =
  (note: NoteRefusal) =>
  async (event: unknown): Promise<void> => {
    const { awslogs } = Handed.parse(event);
    const text = gunzipSync(Buffer.from(awslogs.data, "base64"), { maxOutputLength: mostBytes }).toString("utf8");
    const refused = Lines.parse(JSON.parse(text)).logEvents.flatMap(refusalIn);
    for (const some of Map.groupBy(refused, ({ route, at }) => `${at.toISOString().slice(0, 13)} ${route}`).values()) {
      const [first] = some;
      if (first) await note({ ...first, reason: "at_the_door", times: some.length });
    }
  };

const refusalIn = ({ timestamp, message }: { readonly timestamp: number; readonly message: string }) => {
  const { data } = Line.safeParse(jsonOf(message));
  return data ? [{ route: data.route, at: new Date(timestamp) }] : [];
};

const jsonOf = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    return undefined;
  }
};
