/** What a seal may be opened for; KMS holds each purpose in its encryption context and IAM grants by it. */
export const purposes = ["address", "identity", "text", "media", "reply"] as const;
export type Purpose = (typeof purposes)[number];

/** A sealed value: AES-256-GCM under a data key of its own, which KMS has wrapped. All parts in base64. */
export type Sealed = SealKey & {
  readonly iv: string;
  readonly data: string;
};

/** A data key as KMS has wrapped it, and the context without which it is not unwrapped. */
export type SealKey = {
  readonly purpose: Purpose;
  /** Random id in the encryption context; written in clear to CloudTrail and therefore never derived from a person. */
  readonly id: string;
  readonly key: string;
};

/** A value with the label by which people call it: `[PHONE_1]`, `[POSITION]`. */
export type Labelled = { readonly label: string; readonly value: string };

/** Values sealed under one data key; each is opened, and destroyed, by itself. */
export type SealedValues = SealKey & { readonly values: readonly SealedValue[] };

/** One of them, under its label; without `data` it has been destroyed. */
export type SealedValue = { readonly label: string; readonly iv?: string; readonly data?: string };
