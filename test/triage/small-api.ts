import { randomUUID } from "node:crypto";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from "aws-lambda";
import { answerStore } from "../../functions/adapters/answer-store.ts";
import { auditLog } from "../../functions/adapters/audit-log.ts";
import { auditTrail } from "../../functions/adapters/audit-trail.ts";
import { changedRecords } from "../../functions/adapters/changed-records.ts";
import { cursors } from "../../functions/adapters/cursors.ts";
import { digestStores } from "../../functions/adapters/digest-stores.ts";
import { directory } from "../../functions/adapters/directory.ts";
import { unsealingFiles } from "../../functions/adapters/file-seals.ts";
import { glasses } from "../../functions/adapters/glasses.ts";
import { handOvers } from "../../functions/adapters/hand-overs.ts";
import { readKnowledge } from "../../functions/adapters/knowledge.ts";
import type { Labels } from "../../functions/adapters/labels.ts";
import { lists } from "../../functions/adapters/lists.ts";
import { mailer } from "../../functions/adapters/mail.ts";
import { queueList } from "../../functions/adapters/queue-list.ts";
import { rates } from "../../functions/adapters/rates.ts";
import { recordItem, recordMessageItem } from "../../functions/adapters/record-items.ts";
import { recordStore } from "../../functions/adapters/record-store.ts";
import { refusals } from "../../functions/adapters/refusals.ts";
import { sealedFiles } from "../../functions/adapters/sealed-files.ts";
import { sealedIdentities } from "../../functions/adapters/sealed-identities.ts";
import { sealing, sealingValues, unsealing, unsealingValue } from "../../functions/adapters/seals.ts";
import type { DiscloseParts } from "../../functions/disclose/parts.ts";
import { disclosureRoutes } from "../../functions/disclose/routes.ts";
import { disclose } from "../../functions/disclose.ts";
import type { MessageId, ReferenceCode } from "../../functions/domain/feedback/handles.ts";
import type { FeedbackRecord, ReceivedMessage } from "../../functions/domain/feedback/record.ts";
import { referenceCode } from "../../functions/domain/feedback/reference-code.ts";
import type { Role } from "../../functions/domain/feedback/roles.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { understanding } from "../../functions/domain/understanding.ts";
import type { LogEvent } from "../../functions/middleware/log.ts";
import type { PublishParts } from "../../functions/publish/parts.ts";
import { publishRoutes } from "../../functions/publish/routes.ts";
import { publish } from "../../functions/publish.ts";
import type { TriageParts } from "../../functions/triage/parts.ts";
import type { RouteSpec } from "../../functions/triage/route.ts";
import { triage } from "../../functions/triage.ts";
import { labelsAsset } from "../../lib/labels-asset.ts";
import settingsFile from "../../settings.json" with { type: "json" };
import { aRecord } from "../a-record.ts";
import { smallCloud } from "../small-cloud.ts";

export type Asked = {
  readonly body?: unknown;
  readonly version?: string | undefined;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is JSON whose shape is what tests are about.
  readonly body: any;
  readonly text: string;
};

/** The officers' API in this process, over a database of its own: the real handlers, adapters and knowledge. */
export const smallApi = async () => {
  const cloud = await smallCloud();
  const { db, table, vault, audit, keys, keyId } = cloud;
  const settings = parseSettings({ ...settingsFile, throttling: { perPersonAndMinute: 100_000 } });
  const lines: LogEvent[] = [];
  let clock: (() => Date) | undefined;
  const people = directory(db, table);
  const parts: TriageParts = {
    settings,
    records: recordStore(db, table, vault),
    list: queueList(db, table),
    changed: changedRecords(db, table),
    directory: people,
    audit: auditLog(db, audit, settings.retention.auditDays),
    lists: lists(db, table),
    labels: () => JSON.parse(labelsAsset()) as Labels,
    trail: auditTrail(db, audit),
    understand: understanding(readKnowledge()),
    seal: sealing(keys, keyId),
    sealValues: sealingValues(keys, keyId),
    queue: async () => undefined,
    answers: answerStore(db, table),
    cursors: cursors(db, table),
    countCalls: rates(db, table),
    refused: refusals(db, table, auditLog(db, audit, settings.retention.auditDays)),
    randomId: randomUUID,
    now: () => clock?.() ?? new Date(),
    log: (event) => lines.push(event),
  };
  const opening: DiscloseParts = {
    ...parts,
    // The signature of tokens has tests of its own, with an issuer.
    verify: async (token) => JSON.parse(Buffer.from(token, "base64url").toString()),
    identities: sealedIdentities(db, vault),
    files: sealedFiles(db, { records: table, vault }),
    objects: { get: async () => undefined },
    unsealFile: unsealingFiles(keys, keyId),
    glasses: glasses(db, table, settings.retention.auditDays),
    handOvers: handOvers(db, table),
    unseal: unsealing(keys, keyId),
    unsealValue: unsealingValue(keys, keyId),
  };
  const publishing: PublishParts = {
    ...parts,
    ...digestStores(db, table, async () => undefined),
    mail: mailer(settings.mail.from, undefined, 1),
  };
  const handlers = { triage: triage(parts), disclose: disclose(opening), publish: publish(publishing) };
  const enter = async (
    id: string,
    role: Role,
    told: { programmes?: string[]; sites?: string[]; roles?: Role[] } = {},
  ) => {
    const scope = { programmes: ["northern-route"], sites: [], ...told };
    await people.putPerson({ id, name: `Person ${id}`, email: `${id}@example.org`, roles: [role], ...scope }, 0);
  };
  /** As somebody, through a handler of the test's own. */
  const through =
    (handler: Handler, id: string, ...roles: Role[]) =>
    async (method: string, path: string, asked: Asked = {}): Promise<Answered> =>
      answered(await handler(eventOf(claimsOf(id, roles), method, path, asked), context));
  /** With claims of the test's own. */
  const asClaimed = (claims: Claims) => async (method: string, path: string) =>
    answered(await handlers[doorOf(method, path)](eventOf(claims, method, path, {}), context));
  const as =
    (id: string, ...roles: Role[]) =>
    async (method: string, path: string, asked: Asked = {}): Promise<Answered> =>
      through(handlers[doorOf(method, path)], id, ...roles)(method, path, asked);
  const record = async (told: Partial<FeedbackRecord> = {}, texts: readonly string[] = ["the tap is broken"]) => {
    const made = aRecord({ reference: newReference(), ...told, messages: texts.length });
    await db.send(new PutCommand({ TableName: table, Item: recordItem(made) }));
    for (const [at, text] of texts.entries())
      await db.send(new PutCommand({ TableName: table, Item: recordMessageItem(made, message(made, at, text)) }));
    return made;
  };
  return {
    ...cloud,
    settings,
    parts,
    opening,
    publishing,
    lines,
    as,
    asClaimed,
    through,
    enter,
    record,
    setClock: (to?: () => Date) => (clock = to),
  };
};
export type SmallApi = Awaited<ReturnType<typeof smallApi>>;

const context = {} as Context;

type Claims = Readonly<Record<string, string>>;
const claimsOf = (sub: string, roles: readonly Role[]): Claims => ({
  sub,
  token_use: "access",
  "cognito:groups": `[${roles.join(" ")}]`,
});

type Handler = ReturnType<typeof triage>;

/** Which of the functions has the route. */
const doorOf = (method: string, path: string): "triage" | "disclose" | "publish" => {
  const isOf = (table: Readonly<Record<string, RouteSpec>>) =>
    Object.values(table).some(
      (route) =>
        route.method === method &&
        new RegExp(`^${route.path.replace(/\{\w+\}/g, "[^/]{1,200}")}$`).test(path.split("?")[0] ?? ""),
    );
  if (isOf(disclosureRoutes)) return "disclose";
  return isOf(publishRoutes) ? "publish" : "triage";
};

const newReference = (): ReferenceCode => {
  const made = referenceCode(crypto.getRandomValues(new Uint8Array(16)));
  return made ?? newReference();
};

const message = (record: FeedbackRecord, at: number, text: string) =>
  ({
    id: `${record.reference}-${at}` as MessageId,
    programme: record.programme,
    number: record.number,
    channel: record.channel,
    receivedAt: new Date(Date.parse(record.openedAt) + at * 60_000).toISOString(),
    language: record.language,
    coding: { ...record, why: [] },
    attachments: [],
    identifiers: [],
    text,
  }) as unknown as ReceivedMessage;

/** What API Gateway passes on of a signed-in person's request. */
const eventOf = (claims: Claims, method: string, path: string, asked: Asked) => {
  const [rawPath = "", rawQueryString = ""] = path.split("?");
  const body = typeof asked.body === "string" ? asked.body : JSON.stringify(asked.body);
  return {
    version: "2.0",
    routeKey: "",
    rawPath,
    rawQueryString,
    queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)),
    headers: {
      authorization: `Bearer ${Buffer.from(JSON.stringify(claims)).toString("base64url")}`,
      ...(asked.version !== undefined && { "if-match": asked.version }),
      ...(asked.key !== undefined && { "idempotency-key": asked.key }),
      ...asked.headers,
    },
    requestContext: { http: { method, path: rawPath }, authorizer: { jwt: { claims, scopes: [] } } },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEventV2;
};

const answered = ({ statusCode = 0, headers = {}, body = "" }: APIGatewayProxyStructuredResultV2): Answered => ({
  status: statusCode,
  headers,
  body: body ? JSON.parse(body) : undefined,
  text: body,
});
