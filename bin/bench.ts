// npm run bench: what the channel weighs, takes and costs; exit code 1 when a budget is broken.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readKnowledge } from "../functions/adapters/knowledge.ts";
import { parseSettings } from "../functions/domain/settings.ts";
import { understanding } from "../functions/domain/understanding.ts";
import { synthesise } from "../lib/synthesise.ts";
import { refuseLiveCredentials } from "../local/live-credentials.ts";
import { readTemplate } from "../local/template/template.ts";
import { brokenBudgets } from "./bench/budgets.ts";
import { measureBundles } from "./bench/bundles.ts";
import { idleCost, mailCost, messageCost, totalOf } from "./bench/cost.ts";
import { costPage, twilioPrice } from "./bench/cost-page.ts";
import { describeFigures, type Figures } from "./bench/figures.ts";
import { measurePipeline } from "./bench/pipeline.ts";
import { brokenPromises } from "./bench/promises.ts";
import { measurePages } from "./bench/queue-pages.ts";
import { measureThroughput } from "./bench/throughput.ts";
import { measureWire } from "./bench/wire.ts";
import { parseArgs } from "./proof/parse-args.ts";

const { values } = parseArgs({
  options: {
    /** The figures as JSON. */
    json: { type: "boolean", default: false },
    /** Fewer runs, ten thousand records and not a million; writes no docs/cost.md. */
    quick: { type: "boolean", default: false },
  },
});
process.env.TZ = "UTC";
refuseLiveCredentials(process.env);
const folder = mkdtempSync(join(tmpdir(), "hearback-bench-"));
const settings = parseSettings(JSON.parse(readFileSync(new URL("../settings.json", import.meta.url), "utf8")));
const sizes = values.quick ? [1_000, 10_000] : [1_000, 1_000_000];
const runs = values.quick ? 3 : 7;
const progress = (line: string) => process.stderr.write(`${line} …\n`);

try {
  const figures = await measure();
  const broken = [...brokenBudgets(figures.bundles), ...brokenPromises(figures)];
  console.log(values.json ? JSON.stringify(figures, null, 2) : describeFigures(figures));
  if (!values.quick) writePage(costPage(figures));
  const ours = totalOf(figures.messageCost) * 10_000;
  const withMails = ours + totalOf([mailCost(figures.perMessage)]) * 10_000;
  for (const sentence of broken) console.error(sentence);
  if (!values.json)
    console.log(
      `bench: ${broken.length} budgets broken; 10,000 messages: AWS $${ours.toFixed(2)} ($${withMails.toFixed(2)} with the mails to people on duty), Twilio $${twilioPrice().toFixed(2)}`,
    );
  process.exitCode = broken.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<Figures> {
  progress("Synthesising");
  const outdir = join(folder, "out");
  await synthesise({ outdir, checked: false });
  progress("Starting each bundle");
  const bundles = await measureBundles(join(outdir, "bundles"), values.quick ? 5 : 11);
  progress("Understanding the corpus");
  const pipelineMicroseconds = measurePipeline(understanding(readKnowledge()), runs);
  progress("Counting at the wire");
  const perMessage = await measureWire(join(folder, "wire"), values.quick ? 24 : 120);
  progress(`Filling the queue with ${sizes.at(-1)?.toLocaleString("en")} records`);
  const pages = await measurePages(join(folder, "pages"), readTemplate(outdir), { sizes, runs });
  progress("Writing and answering");
  const throughput = await measureThroughput(
    join(folder, "throughput"),
    settings,
    values.quick ? 20 : 100,
    values.quick ? 1 : 3,
  );
  return {
    measuredOn: `${new Date().toISOString().slice(0, 10)} with Node ${process.version}`,
    bundles,
    pipelineMicroseconds,
    throughput,
    perMessage,
    pages,
    messageCost: messageCost(perMessage),
    idleCost: idleCost(readFileSync(join(outdir, "Hearback.template.json"), "utf8")),
  };
}

/** Formatted as everything here is, so that the checks find nothing to say about it. */
function writePage(page: string): void {
  const root = fileURLToPath(new URL("..", import.meta.url));
  writeFileSync(join(root, "docs/cost.md"), page);
  execFileSync(join(root, "node_modules/.bin/biome"), ["format", "--write", "docs/cost.md"], {
    cwd: root,
    stdio: "ignore",
  });
}
