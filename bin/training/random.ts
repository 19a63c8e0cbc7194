/** Gives numbers from 0 up to 1, the same ones for the same seed (mulberry32, public domain, Tommy Ettinger). */
export type Random = () => number;

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<One>(random: Random, from: readonly [One, ...One[]]): One {
  return from[Math.floor(random() * from.length)] ?? from[0];
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle<One>(random: Random, list: One[]): One[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as One, list[at] as One];
  }
  return list;
}
