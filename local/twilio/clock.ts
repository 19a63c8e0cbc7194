/** A clock that can be moved, so that a day passes when a test says so. Milliseconds since 1970. */
export type Clock = { readonly now: () => number; readonly moveTo: (time: number) => void };

/** A clock that shows the real time until it is moved. */
export function movableClock(): Clock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    moveTo: (time) => {
      offset = time - Date.now();
    },
  };
}

/** A time as the API of 2010 writes it: RFC 2822 in GMT, `Thu, 24 Aug 2023 05:01:45 +0000`. */
export function rfc2822(time: number): string {
  return new Date(time).toUTCString().replace("GMT", "+0000");
}
