import type { Person } from "../people.ts";
import type { CalledPerson } from "./known-people.ts";

/** How a person of the directory is called, and nothing else of them. */
export const calledPerson = ({ id, name, knownAs = [] }: Person): CalledPerson => ({ id, names: [name, ...knownAs] });
