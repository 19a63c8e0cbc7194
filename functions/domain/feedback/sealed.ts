/** What a seal may be opened for; KMS holds each purpose in its encryption context and IAM grants by it. */
export const purposes = ["address", "identity", "text"] as const;
export type Purpose = (typeof purposes)[number];

/** A sealed value: AES-256-GCM under a data key of its own, which KMS has wrapped. All parts in base64. */
export type Sealed = {
  readonly purpose: Purpose;
  /** Random id in the encryption context; written in clear to CloudTrail and therefore never derived from a person. */
  readonly id: string;
  readonly key: string;
  readonly iv: string;
  readonly data: string;
};
