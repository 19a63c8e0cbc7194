/** A service of AWS by the names of its operations: parsed JSON in, JSON out, AwsError for a refusal. */
export type AwsOperations = Readonly<Record<string, (input: Record<string, unknown>) => Record<string, unknown>>>;
