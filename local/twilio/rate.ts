/** Whether a request is one too many for this second; if not, it is noted among the recent ones. 0 is no limit. */
export function isOverRate(recent: number[], perSecond: number): boolean {
  if (perSecond === 0) return false;
  const now = Date.now();
  const old = recent.findIndex((time) => now - time < 1000);
  recent.splice(0, old === -1 ? recent.length : old);
  if (recent.length >= perSecond) return true;
  recent.push(now);
  return false;
}
