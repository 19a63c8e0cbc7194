/** What the tables add to a thing of the domain; never part of it. */
const storage = [
  ...["pk", "sk", "schema", "expiresAt"],
  ...["outboxShard", "outboxAt", "queueShard", "queueOrder", "changeShard", "changeOrder"],
];

/** A thing of the domain from its item, without what the table added. */
export const plain = <Thing>(item: Record<string, unknown> | undefined): Thing | undefined =>
  item && (Object.fromEntries(Object.entries(item).filter(([name]) => !storage.includes(name))) as Thing);
