import { gzipSync } from "node:zlib";
import * as z from "zod";
import type { NoteRefusal } from "./http-api/refusals.ts";
import { reportFailure } from "./report-failure.ts";
import { StartFailure } from "./start-failure.ts";
import type { References } from "./template/references.ts";

const Shape = z.object({ LogGroupName: z.string(), FilterPattern: z.string(), DestinationArn: z.string() });
const REFUSED = '{ $.status = "401" }';

/** Hands what the door refuses to the function that the template subscribes to those lines, as CloudWatch Logs does. */
export function templateSubscriptions(
  refs: References,
  invoke: (functionName: string, event: unknown) => Promise<unknown>,
): NoteRefusal {
  const subscribed = refs.all("AWS::Logs::SubscriptionFilter", Object.keys(Shape.shape)).map(([id, properties]) => {
    const { FilterPattern, DestinationArn } = Shape.parse(properties);
    if (FilterPattern !== REFUSED)
      throw new StartFailure(`The local cloud cannot hand on the lines that ${id} asks for (${FilterPattern}).`);
    return DestinationArn.split(":").at(-1) ?? "";
  });
  return (route, status) => {
    if (status !== 401) return;
    // The one who was refused does not wait for it.
    for (const functionName of subscribed)
      void invoke(functionName, handedOn(route, status)).catch((error) => reportFailure(functionName, error));
  };
}

/** The access log writes every value as a text. */
const handedOn = (route: string, status: number) => {
  const message = JSON.stringify({ route, status: String(status) });
  const lines = { messageType: "DATA_MESSAGE", logEvents: [{ id: "0", timestamp: Date.now(), message }] };
  return { awslogs: { data: gzipSync(JSON.stringify(lines)).toString("base64") } };
};
