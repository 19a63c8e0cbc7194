/** The region of the local cloud: any will do, nothing goes there. */
export const REGION = "eu-central-1";

/** The account of the local cloud: the one that the queue emulator writes into its ARNs. */
export const ACCOUNT = "000000000000";

/** Keys that open nothing anywhere but here. */
export const LOCAL_CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" } as const;

/** The ARN of a resource of this place. */
export function localArn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
