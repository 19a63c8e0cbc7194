import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodings } from "./encodings.ts";
import { needles } from "./needles.ts";
import { type Place, placesUnder } from "./places.ts";
import type { Planted, PlantedMessage } from "./plant.ts";
import type { Channel } from "./run-channel.ts";

type Tag = { readonly planted: Planted | undefined; readonly canary: string | undefined; readonly encoding: string };

export type Hit = { readonly planted: Planted; readonly encoding: string; readonly place: string };
export type Findings = {
  readonly hits: readonly Hit[];
  readonly places: number;
  readonly bytes: number;
  readonly planted: number;
  readonly foundCanaries: readonly string[];
  readonly missingCanaries: readonly string[];
};

const encodingCanary = "kanarienvogelsang ñ 0123456789";

/** Searches everything at rest twice, while the channel runs and after it has stopped, in every encoding. */
export const searchAll = async ({
  dataDir,
  channel,
  messages,
}: {
  readonly dataDir: string;
  readonly channel: Channel;
  readonly messages: readonly PlantedMessage[];
}): Promise<Findings> => {
  const expected = expectedCanaries(channel);
  const search = needles<Tag>([
    ...messages
      .flatMap(({ planted }) => planted)
      .flatMap((planted) => needlesOf(planted.value, { planted, canary: undefined })),
    ...[...expected.values()].flatMap((canary) => needlesOf(canary, { planted: undefined, canary })),
    ...needlesOf(encodingCanary, { planted: undefined, canary: encodingCanary }),
  ]);
  const hits = new Map<string, Hit>();
  const found = new Set<string>();
  let bytes = 0;
  const look = (places: readonly Place[]) => {
    for (const place of places) {
      bytes += place.bytes.length;
      search.search(place.bytes, ({ planted, canary, encoding }) => {
        if (planted) hits.set(`${planted.value}\n${place.kind}`, { planted, encoding, place: place.kind });
        if (canary) found.add(canary === encodingCanary ? `${place.name}` : `${place.kind}:${canary}`);
      });
    }
    return places.length;
  };
  const running = look(await placesUnder(dataDir));
  await channel.stop();
  for (const [name, encode] of Object.entries(encodings)) {
    writeFileSync(join(dataDir, `canary ${name}`), Buffer.concat(encode(encodingCanary).slice(0, 1)));
  }
  const stopped = look(await placesUnder(dataDir));
  look([{ name: "output", kind: "output", bytes: channel.output() }]);
  const wanted = [
    ...[...expected].map(([kind, canary]) => `${kind}:${canary}`),
    ...Object.keys(encodings).map((name) => `canary ${name}`),
  ];
  return {
    hits: [...hits.values()],
    places: Math.max(running, stopped) + 1,
    bytes,
    planted: messages.reduce((sum, { planted }) => sum + planted.length, 0),
    foundCanaries: wanted.filter((canary) => found.has(canary)),
    missingCanaries: wanted.filter((canary) => !found.has(canary)),
  };
};

const needlesOf = (value: string, tag: Omit<Tag, "encoding">) =>
  Object.entries(encodings).flatMap(([encoding, encode]) =>
    encode(value).map((bytes) => ({ bytes, tag: { ...tag, encoding } })),
  );

/** What must be found, by the kind of place where it must be found. */
const expectedCanaries = ({ canaries }: Channel): ReadonlyMap<string, string> =>
  new Map([
    ["tables", canaries.records],
    ["queues", canaries.queues],
    ["mail", canaries.mail],
    ["logs", "message_accepted"],
    ["output", '{"canaries"'],
  ]);
