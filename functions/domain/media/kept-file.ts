import type { AttachmentKind } from "../feedback/inbound.ts";
import type { Sealed, SealKey } from "../feedback/sealed.ts";

/**
 * `waiting`: still with the provider alone. `storing`: its object has a name and a key, and may be there. `kept`: safe
 * here, sealed. `too_large`: it stays with the provider. `lost`: the provider has it no more.
 */
export const fileStates = ["waiting", "storing", "kept", "too_large", "lost"] as const;
export type FileState = (typeof fileStates)[number];

/** A file that somebody sent, as the vault knows it. Without `state` it has been destroyed. */
export type KeptFile = {
  readonly label: string;
  readonly state?: FileState;
  /** The object that holds it: a random name and, without the key here, random bytes. */
  readonly object?: string;
  readonly seal?: SealKey & { readonly iv: string };
  readonly contentType?: string;
  readonly bytes?: number;
  /** Whether its metadata could be removed. */
  readonly cleaned?: boolean;
  /** What a machine heard in it, stripped and sealed: a part of the file, which opens and goes with it. */
  readonly heard?: Sealed;
};

/** No more is taken over of one file: WhatsApp carries sixteen megabytes, MMS five. */
export const mostBytes = 16 * 1024 * 1024;

/** The files of a message before they are fetched, by the label under which they are opened: `[PHOTO_1]`. */
export const waitingFiles = (attachments: readonly AttachmentKind[]): readonly KeptFile[] => {
  const counts = new Map<AttachmentKind, number>();
  return attachments
    .filter((kind) => kind !== "location")
    .map((kind) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return { label: `[${kind.toUpperCase()}_${count}]`, state: "waiting" };
    });
};

/** Whether nothing more can be done for it. */
export const isSettled = ({ state }: KeptFile): boolean => state !== "waiting" && state !== "storing";
