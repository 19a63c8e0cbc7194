import type { Role } from "../functions/domain/feedback/roles.ts";
import { writeAddresses } from "./addresses.ts";
import { type AwsClients, awsClients } from "./aws-clients.ts";
import { type Closers, closers } from "./closers.ts";
import type { CloudOptions } from "./cloud-options.ts";
import { connectTwilio } from "./connect-twilio.ts";
import { openDataFolder } from "./data-folder.ts";
import { type Deployment, deployment } from "./deployment.ts";
import { type Emulators, startEmulators } from "./emulators/start-emulators.ts";
import { templateEventSources } from "./event-source.ts";
import { forgetting } from "./forgetting.ts";
import { type Functions, runFunctions } from "./functions.ts";
import { refusalsInto } from "./http-api/refusals.ts";
import { templateRoutes } from "./http-api/route.ts";
import { serveTemplateApi } from "./http-api/template-api.ts";
import { type Guard, startGuard } from "./iam/guard.ts";
import { keyAsks } from "./iam/key-asks.ts";
import { mailAsks } from "./iam/mail-asks.ts";
import { callers } from "./iam/roles.ts";
import type { Statement } from "./iam/statement.ts";
import { createKeys } from "./keys.ts";
import { type LambdaFunction, lambdaFunctions } from "./lambda/lambda-function.ts";
import { templateSubscriptions } from "./log-subscriptions.ts";
import type { Wishes } from "./mailbox/mailbox-server.ts";
import { choosePorts } from "./ports.ts";
import { createQueues, type Queue } from "./queues.ts";
import { rehearseDigests } from "./rehearse-digests.ts";
import { templateSchedules } from "./schedules.ts";
import { fillSecrets } from "./secrets.ts";
import type { DemoLogin } from "./sign-in/demo-logins.ts";
import { signInAs } from "./sign-in/sign-in-as.ts";
import { accessTokenSeconds } from "./sign-in/token-life.ts";
import { createTables, type Table } from "./tables.ts";
import { references } from "./template/references.ts";
import { refuseUnknownTypes } from "./template/resource-types.ts";
import { synthesisedFolder } from "./template/synthesis.ts";
import { readTemplate } from "./template/template.ts";
import { startTriggers } from "./triggers.ts";
import { twilioCredentials } from "./twilio-credentials.ts";

/** The running local cloud. */
export type Cloud = {
  /** The API, which is also where the webhooks are. */
  readonly url: string;
  readonly mailbox: string;
  /** The sign-in. */
  readonly issuer: string;
  /** The emulated Twilio, the phone page is at `/phone`; undefined when the template's bundles have no settings. */
  readonly twilio: string | undefined;
  readonly dataDir: string;
  readonly deployment: Deployment | undefined;
  readonly logins: readonly DemoLogin[];
  readonly endpoints: Emulators["endpoints"];
  readonly tables: readonly Table[];
  readonly queues: readonly Queue[];
  readonly clients: AwsClients;
  /** An access token of the demo login of that role, through the real login form. */
  readonly signIn: (role: Role) => Promise<string>;
  /** Calls a Lambda by its title, for example `sweep`. */
  readonly invoke: Functions["invoke"];
  /** Where functions reach the emulators: judged by the policies of their roles. `endpoints` are the emulators themselves. */
  readonly guard: string;
  /** What the role of each function allows, by the function's title. */
  readonly rights: ReadonlyMap<string, readonly Statement[]>;
  /** What each function has asked AWS for so far, and whether its policy allowed it. */
  readonly used: Guard["used"];
  /** Resolves when every Lambda has an environment and addresses.json is written. */
  readonly warm: Promise<void>;
  /** Stops everything in order. */
  readonly close: () => Promise<void>;
};

/** Starts the whole channel on this computer, from the synthesised template. StartFailure says why it cannot. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const pile = closers();
  try {
    return await start(options, pile);
  } catch (error) {
    await pile.closeAll();
    throw error;
  }
}

async function start(options: CloudOptions, pile: Closers): Promise<Cloud> {
  const { concurrency = 2, expiryEveryMs = 60_000, say } = options;
  const template = readTemplate(options.template ?? (await synthesisedFolder(say)));
  refuseUnknownTypes(template);
  const data = openDataFolder(options.dataDir);
  pile.add(data.release);
  const ports = await choosePorts(options.port ?? 0);
  const url = `http://127.0.0.1:${ports.api}`;
  const twilioUrl = options.twilio ?? `http://127.0.0.1:${ports.twilio}`;

  const wishes: Wishes = {};
  const emulators = await startEmulators(
    data,
    ports,
    { ...options, accessTokenSeconds: accessTokenSeconds(template), wishes },
    pile,
  );
  const { endpoints, issuer, logins } = emulators;
  const clients = awsClients(endpoints);
  pile.add(clients.close);
  say?.("The emulators run.");

  const guard = await startGuard((await options.wire?.(endpoints)) ?? endpoints);
  pile.add(guard.close);
  const refs = references(template, { sqs: guard.url, api: url, issuer });
  const lambdas = lambdaFunctions(template, refs, {
    PUBLIC_URL: url,
    TWILIO_API_URL: twilioUrl,
    // Nobody real is written to here: what speakers have not reviewed is sent and marked.
    DRAFT_TEXTS: "send",
  });
  const known = callers(refs, lambdas);
  guard.enforce({ callers: known, keyAsks: keyAsks(refs), mailAsks: mailAsks(refs) });
  const settings = deployment(lambdas);
  const credentials = twilioCredentials(data.file("twilio.json"));
  createKeys(emulators.keys, refs);
  fillSecrets(emulators.secrets, refs, lambdas, settings?.accountSid ?? "", credentials);
  const connecting =
    settings &&
    connectTwilio({ deployment: settings, credentials, publicUrl: url, port: ports.twilio, running: options.twilio });
  const [tables, queues, twilio] = await Promise.all([
    createTables(clients.database, refs),
    createQueues(clients.queues, endpoints.sqs, refs),
    connecting,
  ]);
  pile.add(() => twilio?.close());
  say?.("Tables, queues, keys and secrets are there.");

  const asked = [...templateRoutes(refs), ...templateEventSources(refs, endpoints.sqs, concurrency)];
  const awaited = new Set(asked.map(({ functionName }) => functionName));
  const running = runFunctions(
    lambdas,
    guard.url,
    { logs: data.file("logs"), concurrency, transcribe: options.transcribe, awaited },
    pile,
  );
  const functions = forgetting(running, lambdas, data.file("dynamodb.sqlite"));
  const written = refusalsInto(data.file("logs"));
  const handedOn = templateSubscriptions(refs, functions.invoke);
  const api = await serveTemplateApi(ports.api, refs, issuer, functions.invoke, (route, status) => {
    written(route, status);
    handedOn(route, status);
  });
  pile.add(api.close);
  say?.("The API listens.");
  const triggers = startTriggers({
    refs,
    clients,
    awsUrl: guard.url,
    functions,
    tables,
    concurrency,
    expiryEveryMs,
    lastRunsFile: data.file("schedules.json"),
  });
  pile.add(triggers.close);
  wishes.digests = () =>
    rehearseDigests({
      schedules: templateSchedules(refs),
      programmes: settings?.programmes ?? [],
      invoke: functions.invoke,
      database: clients.database,
      table: tables.find(({ id }) => id.startsWith("Records"))?.name ?? "",
      now: () => new Date(),
    });

  const addresses = {
    api: url,
    phone: twilio && `${twilio.url}/phone`,
    twilio: twilio?.url,
    mailbox: emulators.mailbox,
    issuer,
    audit: auditOf(lambdas),
    endpoints,
  };
  let closing = false;
  const warm = functions.warm().then(() => {
    const remove = writeAddresses(data.file("addresses.json"), {
      ...addresses,
      pid: process.pid,
      databaseGroup: emulators.databaseGroup,
    });
    pile.add(remove);
    say?.("Every function is warm.");
  });
  // Closed while it was warming: nobody needs to hear that the environments are gone.
  const warmOrClosed = warm.catch((error) => (closing ? undefined : Promise.reject(error)));
  return {
    url,
    mailbox: emulators.mailbox,
    issuer,
    twilio: twilio?.url,
    dataDir: data.path,
    deployment: settings,
    logins,
    endpoints,
    tables,
    queues,
    clients,
    signIn: signInAs(issuer, logins),
    invoke: functions.invoke,
    guard: guard.url,
    rights: new Map([...known.values()].map(({ title, statements = [] }) => [title, statements])),
    used: guard.used,
    warm: warmOrClosed,
    close: () => {
      closing = true;
      return pile.closeAll();
    },
  };
}

/** As the function that signs it is told. */
function auditOf(lambdas: readonly LambdaFunction[]): { readonly table: string; readonly key: string } | undefined {
  const { AUDIT_TABLE: table, AUDIT_KEY: key } = lambdas.find(({ title }) => title === "sign-audit")?.variables ?? {};
  return table && key ? { table, key } : undefined;
}
