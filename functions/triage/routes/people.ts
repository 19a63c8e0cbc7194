import * as z from "zod";
import { readers, roles } from "../../domain/feedback/roles.ts";
import { later, type RouteSpec } from "../route.ts";
import { Duty, DutyInput, Me, People, Person, PersonInput } from "../views/people.ts";

const person = later(() => z.object({ person: z.string().min(1).max(128) }));

/** Who works with the system, and who is on duty. */
export const peopleRoutes = {
  showMe: { method: "GET", path: "/me", summary: "Who I am and what I may do", roles, response: Me },
  listPeople: {
    method: "GET",
    path: "/people",
    summary: "The people directory",
    roles: ["administrator", "supervisor"],
    response: People,
  },
  putPerson: {
    method: "PUT",
    path: "/people/{person}",
    summary: "Enter or change a person in the directory",
    roles: ["administrator"],
    params: person,
    body: PersonInput,
    response: Person,
    changes: "if there",
    example: {
      name: "Demo officer",
      email: "officer@example.org",
      roles: ["accountability_officer"],
      programmes: ["northern-route"],
    },
  },
  showDuty: {
    method: "GET",
    path: "/duty",
    summary: "Who is on duty, and the backup",
    roles: [...readers, "administrator"],
    response: Duty,
  },
  putDuty: {
    method: "PUT",
    path: "/duty",
    summary: "Set who is on duty, and the backup",
    roles: ["supervisor", "administrator"],
    body: DutyInput,
    response: Duty,
    changes: true,
    example: { watches: [{ programme: "northern-route", class: "any", onDuty: "the id of a person" }] },
  },
} as const satisfies Record<string, RouteSpec>;
