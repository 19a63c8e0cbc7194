/** Knows no message: what `npm run outage -- --sabotage` and `npm run forget -- --sabotage` must find out. */
export const knownMessages = () => async (): Promise<boolean> => false;
