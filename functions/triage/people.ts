import type { Person, Versioned } from "../domain/feedback/people.ts";
import type { Actions, TriageParts } from "./parts.ts";
import { seenOf } from "./seen.ts";

type Names = "showMe" | "listPeople" | "putPerson" | "showDuty" | "putDuty";

/** Who works with the system, and who is on duty. */
export const people = ({ directory }: TriageParts): Actions<Names> => ({
  showMe: async ({ officer: { id, roles, programmes, sites } }) => ({
    id,
    roles: [...roles],
    programmes: [...programmes],
    sites: [...sites],
  }),
  listPeople: async () => ({ items: (await directory.people()).map(shown) }),
  putPerson: async ({ params, body, version }) => {
    const before = await directory.person(params.person);
    return shown(await directory.putPerson({ ...body, id: params.person }, seenOf(before, version)));
  },
  showDuty: async () => showDuty(await directory.duty()),
  putDuty: async ({ body, version = 0 }) => showDuty(await directory.putDuty(body, version)),
});

const shown = (person: Versioned<Person>) => ({
  ...person,
  knownAs: [...(person.knownAs ?? [])],
  roles: [...person.roles],
  programmes: [...person.programmes],
  sites: [...person.sites],
});

const showDuty = ({ watches, version }: Awaited<ReturnType<TriageParts["directory"]["duty"]>>) => ({
  watches: watches.map((watch) => ({ ...watch })),
  version,
});
