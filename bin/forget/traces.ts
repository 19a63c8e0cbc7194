import type { Cloud } from "../../local/cloud.ts";
import { encodings } from "../leaks/encodings.ts";
import { needles } from "../leaks/needles.ts";
import { placesUnder } from "../leaks/places.ts";
import { twilioAt } from "../proof/twilio.ts";
import type { Person } from "./people.ts";

export type Trace = { readonly person: string; readonly what: string; readonly place: string };
export type Traces = { readonly found: readonly Trace[]; readonly places: number };

/** Searches the raw bytes of everything at rest, and while it runs the provider, for everybody in every encoding. */
export const tracesIn = async (
  cloud: Cloud | undefined,
  dataDir: string,
  people: readonly Person[],
): Promise<Traces> => {
  const search = needles(
    people.flatMap(({ id, planted }) =>
      planted.flatMap(({ what, value }) =>
        Object.values(encodings).flatMap((encode) =>
          encode(value).map((bytes) => ({ bytes, tag: { person: id, what } })),
        ),
      ),
    ),
  );
  const stopping = new Set(people.filter(({ way }) => way === "stop").map(({ id }) => id));
  const provider = cloud ? [{ name: "provider", kind: "provider", bytes: await held(cloud) }] : [];
  const places = [...(await placesUnder(dataDir)), ...provider];
  const found = new Map<string, Trace>();
  for (const { name: place, bytes } of places) {
    // An object has nothing of its own but its name.
    search.search(Buffer.concat([Buffer.from(`${place}\n`), bytes]), ({ person, what }) => {
      // Twilio answers a STOP itself and keeps that answer, number and all: it is not ours to take back.
      if (place === "provider" && stopping.has(person)) return;
      found.set(`${person} ${what} ${place}`, { person, what, place });
    });
  }
  return { found: [...found.values()], places: places.length };
};

const held = async (cloud: Cloud): Promise<Buffer> => Buffer.from(await twilioAt(cloud.twilio ?? "").held());
