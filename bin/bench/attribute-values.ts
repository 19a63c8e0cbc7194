/** The attributes of an item as an export of DynamoDB has them: each value under the letter of its type. */
export const attributeValues = (item: object): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, attributeValue(value)]),
  );

const attributeValue = (value: unknown): object => {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(attributeValue) };
  return value === null ? { NULL: true } : { M: attributeValues(value as object) };
};
