/** Numbers from 0 to 1 that look drawn and are the same for the same seed (mulberry32). */
export const steps = (seed: string): (() => number) => {
  let state = [...seed].reduce((hash, character) => Math.imul(hash ^ character.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** The name that a draw falls on, each as likely as its share. */
export const pick = <Name extends string>(shares: Readonly<Partial<Record<Name, number>>>, draw: number): Name => {
  const entries = Object.entries(shares) as [Name, number][];
  const whole = entries.reduce((sum, [, share]) => sum + share, 0);
  let left = draw * whole;
  for (const [name, share] of entries) {
    left -= share;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0] as Name;
};
