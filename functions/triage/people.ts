import { changedMeanwhile, preconditionRequired } from "../domain/errors.ts";
import type { Person, Versioned } from "../domain/feedback/people.ts";
import type { Actions, TriageParts } from "./parts.ts";

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
    if (before && version === undefined) throw preconditionRequired();
    if ((version ?? 0) !== (before?.version ?? 0)) throw changedMeanwhile([], before?.version);
    return shown(await directory.putPerson({ ...body, id: params.person }, version ?? 0));
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
