/** Whether a service answered and said no; without an answer what was asked of it may be on its way. */
export const wasRefused = (error: unknown): boolean =>
  typeof (error as { $metadata?: { httpStatusCode?: unknown } }).$metadata?.httpStatusCode === "number";
