/** One thing that a request asks leave for, as IAM sees it. */
export type Ask = {
  /** `dynamodb:PutItem` */
  readonly action: string;
  /** The ARN of what it is done to. */
  readonly resource: string;
  /** Keys that conditions of a policy look at, `kms:ViaService`; absent ones are not in it. */
  readonly context: Readonly<Record<string, string>>;
};

/** What a request of an AWS SDK says: which operation of which service, with what. */
export type AwsRequest = { readonly operation: string; readonly input: Readonly<Record<string, unknown>> };
