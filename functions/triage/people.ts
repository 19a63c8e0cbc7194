import type { Actions, TriageParts } from "./parts.ts";

/** Who works with the system, and who is on duty. */
export const people = ({
  directory,
}: TriageParts): Actions<"showMe" | "listPeople" | "putPerson" | "showDuty" | "putDuty"> => ({
  showMe: async ({ officer: { id, roles, programmes } }) => ({ id, roles: [...roles], programmes: [...programmes] }),
  listPeople: async () => ({ items: [...(await directory.people())] }),
  putPerson: async ({ params, body }) => {
    const person = { ...body, id: params.person };
    await directory.putPerson(person);
    return person;
  },
  showDuty: async () => directory.duty(),
  putDuty: async ({ body }) => {
    await directory.putDuty(body);
    return body;
  },
});
