import { type DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { PlaceError } from "../redrive/place.ts";

/** The names of a deployment's two tables. */
export const tablesOf = async (client: DynamoDBClient, stack: string) => {
  const names: string[] = [];
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) names.push(...TableNames);
  const named = (id: string): string => {
    const [name, ...others] = names.filter((each) => each.startsWith(`${stack}-${id}Table`));
    if (!name || others.length > 0) throw new PlaceError(`There is not exactly one table ${id} of ${stack}.`);
    return name;
  };
  return { records: named("Records"), vault: named("Vault") };
};
