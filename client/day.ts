import type { Client } from "./client.ts";

/** The day of docs/api.md through the client: the first record of the queue is answered, mended and closed. */
export const officersDay = async (api: Client): Promise<string> => {
  const { programmes } = await api.showMe();
  const { items } = await api.listFeedback({ query: { limit: 5, facets: "true" } });
  const [first] = items.filter(({ programme }) => programmes.includes(programme));
  if (!first) throw new Error("The queue is empty.");
  const params = { reference: first.reference };
  await api.listMessages({ params });
  const { version } = await api.showFeedback({ params });
  const taken = await api.take({ params, version, body: {} });
  const reason = "It is about the tap.";
  await api.setCoding({ params, version: taken.version, body: { topics: ["wash"], reason } });
  const text = "Thank you. The tap behind the school is mended tomorrow.";
  const { identifiers } = await api.previewReply({ params, body: { text } });
  if (identifiers.length > 0) throw new Error("An answer may hold no identifier.");
  await api.reply({ params, body: { text } });
  const answered = await api.showFeedback({ params });
  const outcome = { actionTaken: "The tap was mended.", loopClosedBy: "message" } as const;
  const told = await api.setOutcome({ params, version: answered.version, body: outcome });
  const closed = await api.close({ params, version: told.version });
  return closed.reference;
};
