import type { Contact } from "../adapters/vault.ts";
import { isRecycled } from "../domain/feedback/contact.ts";

/** A contact as long as nothing says that its number is somebody else's by now. */
export const stillTheirs = (known: Contact | undefined, { receivedAt }: { readonly receivedAt: string }) =>
  known && !isRecycled(known.lastMessageAt, receivedAt) ? known : undefined;
