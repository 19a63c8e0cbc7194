import { randomUUID } from "node:crypto";
import { PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dueItems } from "../../functions/adapters/due-items.ts";
import { erasures } from "../../functions/adapters/erasures.ts";
import { sealingFiles } from "../../functions/adapters/file-seals.ts";
import { mediaKey, messageKey, outbox, recordMessageKey, sealedMessageKey } from "../../functions/adapters/keys.ts";
import { leftObjects } from "../../functions/adapters/left-objects.ts";
import { objects } from "../../functions/adapters/objects.ts";
import { waitingMedia } from "../../functions/adapters/waiting-media.ts";
import type { MessageId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import { waitingFiles } from "../../functions/domain/media/kept-file.ts";
import { eraseObjects } from "../../functions/erase-objects.ts";
import { type MediaParts, takingOver } from "../../functions/media.ts";
import { type SmallCloud, smallCloud } from "../small-cloud.ts";

let cloud: SmallCloud;
beforeAll(async () => {
  cloud = await smallCloud();
});
afterAll(async () => cloud.stop());

const receivedAt = "2026-11-20T10:00:00.000Z";
const bytes = Buffer.from("OggS a voice");
const tables = () => ({ records: cloud.table, vault: cloud.vault });
const put = async (TableName: string, Item: Record<string, unknown>) =>
  cloud.db.send(new PutCommand({ TableName, Item }));

/** A message with a voice note that its record holds and that is still with the provider. */
const aVoiceNote = async () => {
  const id = randomUUID() as MessageId;
  const reference = `HB${randomUUID().slice(0, 8).toUpperCase()}` as ReferenceCode;
  const message = { id, reference, receivedAt, state: "opened" };
  await put(cloud.table, { ...messageKey(id), ...message, ...outbox(id, receivedAt, "media") });
  await put(cloud.table, { ...recordMessageKey(reference, receivedAt, id), id, text: "" });
  await put(cloud.vault, { ...sealedMessageKey(id), providerId: `MM${"0".repeat(32)}` });
  await put(cloud.vault, { ...mediaKey(reference, id), first: 1, receivedAt, files: waitingFiles(["voice"]) });
  return { id, reference };
};

const media = (told: Partial<MediaParts> = {}) =>
  takingOver({
    waiting: waitingMedia(cloud.db, tables()),
    list: { media: async () => [{ contentType: "audio/ogg", url: "" }] },
    fetchMedia: async () => bytes,
    sealFile: sealingFiles(cloud.keys, cloud.keyId),
    objects: objects("files"),
    randomId: randomUUID,
    log: () => undefined,
    ...told,
  });

/** As a DELETE, or closing and retention, does it. */
const erase = async (reference: ReferenceCode) => {
  const now = new Date().toISOString();
  await erasures(cloud.db, tables()).identities(reference, now);
  await erasures(cloud.db, tables()).text(reference, now);
};
const eraseObjectsAt = async (now: Date) =>
  eraseObjects(
    {
      due: dueItems(cloud.db, cloud.table),
      leftObjects: leftObjects(cloud.db, cloud.table),
      objects: objects("files"),
      now: () => now,
      log: () => undefined,
    },
    () => 1,
    false,
  );
const inAnHour = () => new Date(Date.now() + 3_600_000);

/** Whatever the tables hold under the record, and of the message anything but its tombstone. */
const leftOf = async ({ id, reference }: { id: MessageId; reference: ReferenceCode }) => {
  const scan = async (TableName: string) => (await cloud.db.send(new ScanCommand({ TableName }))).Items ?? [];
  const items = [...(await scan(cloud.table)), ...(await scan(cloud.vault))];
  return items
    .filter(({ pk, sk }) => pk === `RECORD#${reference}` || (pk === `MESSAGE#${id}` && sk === "MESSAGE"))
    .map(({ sk, state }) => `${sk} ${state}`);
};

test("a deletion while a file is fetched leaves neither the file nor a way to it", async () => {
  const note = await aVoiceNote();
  const fetchMedia = async () => {
    await erase(note.reference);
    return bytes;
  };
  await media({ fetchMedia })(note.id);
  expect(cloud.stored()).toEqual([]);
  expect(await leftOf(note)).toEqual(["MESSAGE deleted"]);
});

test("a deletion just before a file arrives in the bucket takes it out there at once", async () => {
  const note = await aVoiceNote();
  const { put: store, remove } = objects("files");
  const parts = {
    objects: {
      remove,
      put: async (object: string, data: Uint8Array) => {
        await erase(note.reference);
        await eraseObjectsAt(new Date());
        await store(object, data);
      },
    },
  };
  await media(parts)(note.id);
  expect(cloud.stored()).toEqual([]);
  expect(await leftOf(note)).toEqual(["MESSAGE deleted"]);
});

test("a file whose deletion met it on its way, and whose carrier died there, is taken out once it must have arrived", async () => {
  const note = await aVoiceNote();
  const { put: store, remove } = objects("files");
  const parts = {
    objects: {
      remove,
      put: async (object: string, data: Uint8Array) => {
        await erase(note.reference);
        // The run in between finds nothing there yet; had it been the last one, the file would stay for good.
        await eraseObjectsAt(new Date());
        await store(object, data);
        throw new Error("killed");
      },
    },
  };
  await expect(media(parts)(note.id)).rejects.toThrow("killed");
  expect(cloud.stored()).toHaveLength(1);
  await media()(note.id);
  await eraseObjectsAt(inAnHour());
  expect(cloud.stored()).toEqual([]);
  expect(await leftOf(note)).toEqual(["MESSAGE deleted"]);
});

test("a deletion after a crash between the bucket and the vault takes the object too", async () => {
  const note = await aVoiceNote();
  const { put: store, remove } = objects("files");
  const dying = {
    remove,
    put: async (object: string, data: Uint8Array) => {
      await store(object, data);
      throw new Error("killed");
    },
  };
  await expect(media({ objects: dying })(note.id)).rejects.toThrow("killed");
  expect(cloud.stored()).toHaveLength(1);
  await erase(note.reference);
  await eraseObjectsAt(inAnHour());
  expect(cloud.stored()).toEqual([]);
  expect(await leftOf(note)).toEqual(["MESSAGE deleted"]);
});

test("two who take over the same file at the same time keep one, and what the vault names is what is there", async () => {
  const note = await aVoiceNote();
  const { put: store, remove } = objects("files");
  const slow = {
    remove,
    put: async (object: string, data: Uint8Array) => {
      await media()(note.id);
      await store(object, data);
    },
  };
  await media({ objects: slow })(note.id);
  const { files = [] } = (await waitingMedia(cloud.db, tables()).find(note.id)) ?? {};
  expect(files).toMatchObject([{ state: "kept" }]);
  expect(cloud.stored()).toEqual([files[0]?.object]);
});

test("whoever finds a file in other hands leaves the message waiting", async () => {
  const note = await aVoiceNote();
  const waiting = waitingMedia(cloud.db, tables());
  const found = await waiting.find(note.id);
  const [file] = found?.files ?? [];
  const fetchMedia = async () => {
    if (found && file) await waiting.change(found, 0, file, { ...file, state: "storing", object: randomUUID() });
    return bytes;
  };
  await expect(media({ fetchMedia })(note.id)).rejects.toThrow("media");
  expect(await dueItems(cloud.db, cloud.table)("provider", inAnHour(), 100)).not.toContainEqual(
    expect.objectContaining({ pk: `MESSAGE#${note.id}` }),
  );
});

const heard = { purpose: "media", id: "", key: "", iv: "", data: "" } as const;

test("a deletion while a machine listens leaves neither the voice nor what was heard in it", async () => {
  const note = await aVoiceNote();
  const hear = async () => {
    await erase(note.reference);
    return heard;
  };
  const before = cloud.stored();
  await media({ hear })(note.id);
  await eraseObjectsAt(inAnHour());
  expect(cloud.stored()).toEqual(before);
  expect(await leftOf(note)).toEqual(["MESSAGE deleted"]);
});

test("a voice is safe here before a machine listens, and a crash meanwhile is no reason to ask it again", async () => {
  const note = await aVoiceNote();
  const dying = async () => {
    throw new Error("killed");
  };
  await expect(media({ hear: dying })(note.id)).rejects.toThrow("killed");
  let asked = 0;
  const hear = async () => {
    asked += 1;
    return heard;
  };
  await media({ hear })(note.id);
  const { files = [] } = (await waitingMedia(cloud.db, tables()).find(note.id)) ?? {};
  expect([files[0]?.state, files[0]?.heard]).toEqual(["kept", undefined]);
  expect([asked, cloud.stored().includes(files[0]?.object ?? "")]).toEqual([0, true]);
});

test("two who take over the same voice have it heard once", async () => {
  const note = await aVoiceNote();
  let asked = 0;
  const hear = async () => {
    asked += 1;
    return heard;
  };
  const { put: store, remove } = objects("files");
  const slow = {
    remove,
    put: async (object: string, data: Uint8Array) => {
      await media({ hear })(note.id);
      await store(object, data);
    },
  };
  await media({ hear, objects: slow })(note.id);
  const { files = [] } = (await waitingMedia(cloud.db, tables()).find(note.id)) ?? {};
  expect([asked, files]).toMatchObject([1, [{ state: "kept", heard }]]);
});
