import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CallStep } from "../domain/conversation/call-progress.ts";
import type { Call } from "../domain/feedback/call.ts";
import type { CallId, ReferenceCode } from "../domain/feedback/handles.ts";
import { happened } from "./happened.ts";
import { callKey, callPointerKey, due, type Key, outbox } from "./keys.ts";
import { plain } from "./plain.ts";

/** How far the provider says that a call is, and by which of its ids. */
export type CallReport = {
  readonly step: CallStep | undefined;
  readonly sid: string;
  readonly half: "providerId" | "legId";
  /** Nothing more comes of it: the provider's copies may go. */
  readonly isOver: boolean;
};

/** Longer than any call, and any report of one, lasts. */
const untoldMs = 24 * 3_600_000;

/** The calls of records, for who asks the provider and for who hears from it. */
export const callStore = (db: DynamoDBDocumentClient, table: string) => {
  const get = async (Key: Key) => (await db.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  const change = async ({ reference, id }: Pick<Call, "reference" | "id">, update: Record<string, unknown>) =>
    happened(db.send(new UpdateCommand({ TableName: table, Key: callKey(reference, id), ...update } as never)));
  return {
    find: async (reference: ReferenceCode, id: CallId) => plain<Call>(await get(callKey(reference, id))),
    referenceOf: async (id: CallId) => (await get(callPointerKey(id)))?.reference as ReferenceCode | undefined,
    /** Written before the provider is asked, once: nobody's telephone rings twice because we were cut off. */
    claim: async (call: Call, at: Date, until: Date) =>
      change(call, {
        UpdateExpression: "SET callingAt = :at, outboxAt = :until",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(callingAt)",
        ExpressionAttributeValues: {
          ":at": at.toISOString(),
          ":until": outbox(call.id, until.toISOString(), "replies").outboxAt,
        },
      }),
    /** The provider has it and tells the rest. Where it never does, its copies go all the same, a day later. */
    taken: async (call: Call, sid: string) =>
      change(call, {
        UpdateExpression: "SET providerId = :sid, outboxShard = :shard, outboxAt = :at",
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeValues: {
          ":sid": sid,
          ":shard": due("provider", call.id, "").outboxShard,
          ":at": new Date(Date.parse(call.createdAt) + untoldMs).toISOString(),
        },
      }),
    /** It comes to nothing, unless the provider has said otherwise. */
    fail: async (call: Call, because: string) =>
      change(call, {
        UpdateExpression: "SET #state = :failed, because = :because REMOVE outboxShard, outboxAt",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#rank)",
        ExpressionAttributeNames: { "#state": "state", "#rank": "rank" },
        ExpressionAttributeValues: { ":failed": "failed", ":because": because },
      }),
    /** Moves forward only; the ids and the end count whatever order they come in. */
    report: async (call: Pick<Call, "reference" | "id">, { step, sid, half, isOver }: CallReport): Promise<boolean> => {
      const { outboxShard } = due("provider", call.id, "");
      await change(call, {
        UpdateExpression: `SET #half = :sid${isOver ? ", outboxShard = :shard, outboxAt = createdAt" : ""}`,
        ConditionExpression: "attribute_exists(pk)",
        ExpressionAttributeNames: { "#half": half },
        ExpressionAttributeValues: { ":sid": sid, ...(isOver && { ":shard": outboxShard }) },
      });
      if (!step) return false;
      return change(call, {
        UpdateExpression: `SET #state = :state, #rank = :rank${step.because ? ", because = :because" : ""}`,
        ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(#rank) OR #rank < :rank)",
        ExpressionAttributeNames: { "#state": "state", "#rank": "rank" },
        ExpressionAttributeValues: {
          ":state": step.state,
          ":rank": step.rank,
          ...(step.because && { ":because": step.because }),
        },
      });
    },
  };
};
export type CallStore = ReturnType<typeof callStore>;
