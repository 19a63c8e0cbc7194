/** The region of the local cloud: any will do, nothing goes there. */
export const REGION = "eu-central-1";

/** The account of the local cloud: the one that the queue emulator writes into its ARNs. */
export const ACCOUNT = "000000000000";

/** Keys that open nothing anywhere but here. */
export const LOCAL_CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" } as const;

/** The keys of a function, by which `local/iam` knows who calls. */
export function functionCredentials(name: string): { readonly accessKeyId: string; readonly secretAccessKey: string } {
  return { accessKeyId: name, secretAccessKey: "local" };
}

/** The ARN of a resource of this place. */
export function localArn(service: string, resource: string): string {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
}
