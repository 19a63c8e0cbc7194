import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import { allowances } from "../../functions/adapters/allowances.ts";
import { kms } from "../../functions/adapters/aws.ts";
import { addressKey, replyPointerKey, schema } from "../../functions/adapters/keys.ts";
import { recordItem, replyItem } from "../../functions/adapters/record-items.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import { replyStore } from "../../functions/adapters/replies.ts";
import { sealing, unsealing } from "../../functions/adapters/seals.ts";
import { lending, stops } from "../../functions/adapters/stops.ts";
import { twilioMessages } from "../../functions/adapters/twilio-messages.ts";
import { vault } from "../../functions/adapters/vault.ts";
import type { ContactToken, ReferenceCode, ReplyId } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord, Reply } from "../../functions/domain/feedback/record.ts";
import { referenceCode } from "../../functions/domain/feedback/reference-code.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { type LogEvent, typedLog } from "../../functions/middleware/log.ts";
import { sendingOf } from "../../functions/send.ts";
import { awsEndpoint } from "../../local/emulators/aws-endpoint.ts";
import { openKeyStore } from "../../local/emulators/kms/key-store.ts";
import { kmsOperations } from "../../local/emulators/kms/operations.ts";
import { aRecord } from "../a-record.ts";
import { startBench } from "../local/twilio/emulator.ts";
import { smallCloud } from "../small-cloud.ts";

/** A reply whose words stand open. */
type Plain = Reply & { readonly text: StrippedText };

const number = "+15550100";
const settings = parseSettings(JSON.parse(readFileSync(new URL("../../settings.json", import.meta.url), "utf8")));
const keyPrefix = "arn:aws:kms:eu-central-1:000000000000:key/";

/** Everything that a reply passes on its way out: database, keys and Twilio, emulated; the code of ours is the real one. */
export const outgoing = async () => {
  const cloud = await smallCloud();
  const bench = await startBench({ numbers: [number] });
  const folder = mkdtempSync(join(tmpdir(), "hearback-keys-"));
  const keys = openKeyStore(join(folder, "keys.json"), keyPrefix);
  keys.ensure("sealing", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
  const endpoint = await awsEndpoint(0, {
    targets: { TrentService: kmsOperations(keys) },
    sendEmail: async () => ({}),
  });
  process.env.AWS_ENDPOINT_URL_KMS = endpoint.url;
  const { accountSid, apiKey, apiSecret: apiKeySecret } = bench.twilio.options;
  const replies = replyStore(cloud.db, cloud.table);
  const lines: LogEvent[] = [];
  const put = (Item: Record<string, unknown>) =>
    cloud.db.send(new PutCommand({ TableName: cloud.table, Item: { ...Item, schema } }));
  return {
    ...cloud,
    bench,
    settings,
    replies,
    lines,
    /** A reply to an invented person, waiting to be sent, with its record and its sealed address. */
    queued: async (
      to: string,
      told: {
        readonly record?: Partial<FeedbackRecord>;
        readonly kind?: Reply["kind"];
        readonly sealed?: true;
        readonly lastInboundAt?: string;
      } = {},
    ): Promise<Plain> => {
      const reference = someReference();
      const contact = randomUUID() as ContactToken;
      const reply: Plain = {
        id: randomUUID() as ReplyId,
        reference,
        contact,
        channel: "sms",
        number,
        kind: told.kind ?? "acknowledgement",
        language: "en",
        text: `Received. Your code is ${reference}.` as StrippedText,
        state: "queued",
        because: undefined,
        providerId: undefined,
        createdAt: new Date().toISOString(),
        sendingAt: undefined,
      };
      await put(recordItem(aRecord({ reference, contact, ...told.record })));
      const { text, ...wordless } = reply;
      const sealedText = told.sealed && (await sealing(kms(), "sealing")("reply", text));
      await put(replyItem(sealedText ? { ...wordless, sealedText } : reply));
      await put({ ...replyPointerKey(reply.id), reference });
      const address = await sealing(kms(), "sealing")("address", to);
      const { lastInboundAt } = told;
      await put({ ...addressKey(contact, "sms"), address, ...(lastInboundAt && { lastInboundAt }) });
      return reply;
    },
    /** Sends as the function does, at a time of the test's choosing; `twilioUrl` may be where nobody listens. */
    send: async ({ reference, id }: Reply, at = new Date(), twilioUrl = bench.twilio.url): Promise<void> =>
      sendingOf({
        settings,
        drafts: "send",
        records: recordStore(cloud.db, cloud.table),
        mayTell: allowances(cloud.db, cloud.table),
        randomId: randomUUID,
        replies,
        vault: vault(cloud.db, cloud.table),
        unseal: unsealing(kms(), "sealing"),
        messages: twilioMessages(async () => ({ accountSid, apiKey, apiKeySecret }), twilioUrl),
        publicUrl: bench.listener.url,
        stopped: stops(cloud.db, cloud.table),
        giveBack: lending(cloud.db, cloud.table),
        now: () => at,
        log: typedLog("send", (line) => lines.push(line as LogEvent)),
      })(reference, id),
    /** What Twilio has sent to somebody. */
    atTwilio: async (to: string) => bench.sdk.messages.list({ to }),
    stop: async () => {
      await bench.stop();
      await endpoint.close();
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Outgoing = Awaited<ReturnType<typeof outgoing>>;

const someReference = (): ReferenceCode => referenceCode(crypto.getRandomValues(new Uint8Array(16))) ?? someReference();
