import type { Address, Channel } from "../feedback/handles.ts";

const whatsapp = "whatsapp:";

/** The address of the same telephone on the other channel; a business-scoped id of WhatsApp has none. */
export const siblingOf = (
  channel: Channel,
  address: Address,
): { readonly channel: Channel; readonly address: Address } | undefined => {
  if (channel === "sms") return { channel: "whatsapp", address: `${whatsapp}${address}` as Address };
  const number = address.slice(whatsapp.length);
  return number.startsWith("+") ? { channel: "sms", address: number as Address } : undefined;
};
