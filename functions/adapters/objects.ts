import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";

/** Where sealed files lie: whoever has the bucket alone has random names and random bytes. */
export const objects = (bucket: string, client = new S3Client({ maxAttempts: 4 })) => ({
  put: async (object: string, bytes: Uint8Array): Promise<void> => {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: object, Body: bytes, ContentType: "application/octet-stream" }),
    );
  },
  get: async (object: string): Promise<Buffer | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: object }));
      return Body && Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  /** The bucket keeps no versions: what is deleted is gone. */
  remove: async (object: string): Promise<void> => {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: object }));
  },
});
export type Objects = ReturnType<typeof objects>;
