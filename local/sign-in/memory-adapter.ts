import type { Adapter } from "oidc-provider";

type Kept = { readonly payload: Record<string, unknown>; readonly until: number };

/** Keeps sessions and codes in memory: after a restart people sign in again, their access tokens go on. */
export function memoryAdapter(): (kind: string) => Adapter {
  const kept = new Map<string, Kept>();
  const alive = (entry: Kept | undefined) => (entry && entry.until > Date.now() ? entry.payload : undefined);
  const findBy = (kind: string, field: string, value: string) =>
    [...kept].find(([key, entry]) => key.startsWith(`${kind}:`) && entry.payload[field] === value)?.[1];
  return (kind) => ({
    upsert: async (id, payload, expiresIn) => {
      for (const [key, entry] of kept) if (!alive(entry)) kept.delete(key);
      kept.set(`${kind}:${id}`, {
        payload,
        until: expiresIn ? Date.now() + expiresIn * 1000 : Number.POSITIVE_INFINITY,
      });
    },
    find: async (id) => alive(kept.get(`${kind}:${id}`)),
    findByUid: async (uid) => alive(findBy(kind, "uid", uid)),
    findByUserCode: async (userCode) => alive(findBy(kind, "userCode", userCode)),
    consume: async (id) => {
      const payload = alive(kept.get(`${kind}:${id}`));
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => void kept.delete(`${kind}:${id}`),
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
    },
  });
}
