import { blocked } from "../domain/errors.ts";
import type { Service } from "../domain/feedback/referral.ts";
import type { Officer } from "./officer.ts";
import type { TriageParts } from "./parts.ts";

/** A service of the caller's own programmes; of others not even their names are known to them. */
export const serviceOf = async (
  { lists }: Pick<TriageParts, "lists">,
  { programmes }: Officer,
  id: string,
): Promise<Service> => {
  const service = await lists.find<Service>("services", id);
  if (!service?.programmes.some((programme) => programmes.includes(programme))) throw blocked("service");
  return service;
};
