// npm run chaos: kill -9 of the whole channel under load, again and again, and both of its ends compared after each.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { parseSettings } from "../functions/domain/settings.ts";
import { understanding } from "../functions/domain/understanding.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { choosePorts } from "../local/ports.ts";
import { wrongCounters } from "./chaos/counters.ts";
import { cutOff } from "./chaos/cut-off.ts";
import { type Ledger, ledgerOf } from "./chaos/ledger.ts";
import { poison } from "./chaos/poison.ts";
import { readRecorded } from "./chaos/recorded.ts";
import { type Fire, type Round, runRound } from "./chaos/round.ts";
import { messagesOf, messagesToWrite } from "./chaos/written.ts";
import { type Channel, startChannel } from "./proof/channel.ts";
import { parseArgs } from "./proof/parse-args.ts";
import { sabotaged } from "./proof/sabotage.ts";
import { twilioAt } from "./proof/twilio.ts";
import { startTwilioApart } from "./proof/twilio-apart.ts";

// The outage of the webhook is a proof of its own, with a sabotage of its own.
if (process.argv.includes("--outage")) {
  await import("./outage.ts");
  process.exit();
}

const USAGE = `npm run chaos -- [--rounds 5] [--sabotage ack-first|forget-ids]
npm run chaos -- --outage [--messages 500] [--sabotage]`;
const sabotages = ["ack-first", "forget-ids"] as const;
const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, sabotage: { type: "string" } },
});
const rounds = Number(values.rounds);
const sabotage = sabotages.find((known) => known === values.sabotage);
if (!(rounds >= 1) || (values.sabotage !== undefined && !sabotage)) {
  console.error(USAGE);
  process.exit(1);
}

process.env.TZ = "UTC";
refuseLiveCredentials(process.env);
const folder = mkdtempSync(join(tmpdir(), "hearback-chaos-"));
const dataDir = join(folder, "data");
const settings = parseSettings(JSON.parse(readFileSync(new URL("../settings.json", import.meta.url), "utf8")));
const understand = understanding(readKnowledge());
const running: { end: () => Promise<void> }[] = [];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void endAll().then(() => process.exit(1)));

try {
  process.exitCode = (await chaos()) ? 0 : 1;
} finally {
  await endAll();
}

async function chaos(): Promise<boolean> {
  const template = sabotage && (await sabotaged(folder, sabotage));
  mkdirSync(dataDir, { mode: 0o700 });
  const apart = await startTwilioApart(dataDir, settings);
  running.push({ end: apart.stop });
  const { api: port } = await choosePorts(0);
  const fire: Fire = {
    start: async () => track(await startChannel({ dataDir, port, twilio: apart.url, template })),
    twilio: twilioAt(apart.url),
    messages: messagesToWrite(understand, settings),
    accepted: new Set(),
    sent: new Map(),
    recorded: new Map(),
    kills: [],
  };
  console.log(`Twilio's emulator is process ${apart.pid} and is never killed.`);
  let channel = await fire.start();
  const done: Round[] = [];
  while (done.length < rounds) {
    const round = await runRound(fire, channel);
    channel = round.channel;
    done.push(round);
    console.log(describe(round, done.length));
  }
  const cut = await cutOff(
    fire,
    channel,
    messagesOf(["When does the health post open?"], 900_000, understand, settings),
  );
  channel = cut.channel;
  console.log(
    `cut off: killed with ${cut.unknown} acknowledgements at Twilio whose answer had not come; ${cut.found} found there with the help of ${cut.reports} reports, ` +
      `${cut.unknown - cut.found} sent again; ${cut.acknowledgedOnce} of ${cut.people} people acknowledged once`,
  );
  // Everything is read once more: a second copy may have joined a record after it was read.
  const last = ledgerOf(fire, await readRecorded(channel, new Map()));
  const wrong = await wrongCounters(channel.clients.database, settings);
  console.log(`counters that differ from the records: ${wrong}`);
  const poisoned = await poison(channel, settings, understand);
  console.log(
    `poison: ${poisoned.aside ? "with the dead letters" : "NOT with the dead letters"}, ${poisoned.othersAside} others there; ` +
      `${poisoned.opened} of ${poisoned.neighbours} neighbours opened`,
  );
  const inFlight = done.reduce((sum, round) => sum + round.inFlight, 0);
  console.log(
    `chaos: ${done.length} rounds, ${inFlight} in flight at kills, ${last.accepted} acknowledged, ${last.lost} lost, ${last.doubled} doubled`,
  );
  const isFound = cut.unknown > 0 && cut.found === cut.unknown && cut.acknowledgedOnce === cut.people;
  const isSafe = isFound && last.lost === 0 && last.doubled === 0 && last.unanswered === 0 && wrong === 0;
  return isSafe && poisoned.aside && poisoned.othersAside === 0 && poisoned.opened === poisoned.neighbours;
}

function track(channel: Channel): Channel {
  running.push({ end: channel.kill });
  return channel;
}

function describe({ pids, afterMs, inFlight, repeated, recoveryMs, ledger }: Round, number: number): string {
  const { accepted, stored, lost, doubled, acknowledgements, unanswered, resent }: Ledger = ledger;
  return [
    `round ${number}: killed ${pids.join(" ")} after ${seconds(afterMs)} of load${repeated ? `, at the ${repeated + 1}th try` : ""}`,
    `${inFlight} in flight`,
    `${accepted} accepted, ${stored} stored, ${lost} lost, ${doubled} doubled`,
    `${(acknowledgements / accepted).toFixed(3)} acknowledgements a message (${unanswered} without, ${resent} resent)`,
    `recovered in ${recoveryMs === undefined ? "more than the patience of this proof" : seconds(recoveryMs)}`,
  ].join("; ");
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(1)} s`;
}

async function endAll(): Promise<void> {
  for (let each = running.pop(); each; each = running.pop()) await each.end();
  rmSync(folder, { recursive: true, force: true });
}
