import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preview } from "../../bin/digest/preview.ts";
import { inventedWeeks } from "../../bin/digest/weeks.ts";
import { inventedBulletins } from "../../bin/invented/bulletins.ts";
import type { Language } from "../../functions/domain/language/language.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import { newsOf } from "../../functions/domain/statistics/bulletin.ts";
import { digestTexts } from "../../functions/domain/statistics/digest-texts.ts";
import { askPage, newsPage } from "../../functions/domain/statistics/public-page.ts";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const missing = !existsSync(executablePath);
const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const written = new Map<string, Promise<string>>();

/** A preview works out what could be learnt of it, which takes seconds: each mail is written once for all looks at it. */
const mailIn = async (language: Language, week: "full" | "quiet"): Promise<string> => {
  const known = written.get(language + week) ?? writeMail(language, week);
  written.set(language + week, known);
  return known;
};

const writeMail = async (language: Language, week: "full" | "quiet"): Promise<string> => {
  const [programme] = settings.programmes;
  if (!programme) throw new Error("The settings have a programme.");
  const input = { settings, programme, week: "2026-W46", kind: "managers", language, sabotage: false } as const;
  const weeks = inventedWeeks(programme, "2026-W46");
  const quiet = { ...weeks, counters: weeks.counters.map(() => ({})), bulletins: [] };
  return (await preview(input, week === "full" ? weeks : quiet)).mail.html ?? "";
};

let browser: Browser;
beforeAll(async () => {
  if (!missing) browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
}, 60_000);
afterAll(async () => browser?.close());

type AxeResult = { violations: { id: string; nodes: { html: string }[] }[]; passes: { id: string }[] };

const looks = [320, 640].flatMap((width) =>
  (["light", "dark"] as const).flatMap((colorScheme) =>
    (["en", "ar"] as const).map((language) => [language, width, colorScheme] as const),
  ),
);

const [arabic, english] = [digestTexts("ar"), digestTexts("en")];
const newsInArabic = newsPage({
  language: "ar",
  direction: "rtl",
  title: arabic.headings.news,
  country: "TN",
  subtitle: "Example Society · Northern Route (land)",
  items: newsOf(inventedBulletins("northern-route", "2026-W46"), {
    languages: ["ar", "en"],
    now: new Date("2026-11-17T00:00:00Z"),
  }),
  none: "",
  numbers: [{ channel: "SMS", address: "+15550100" }],
  sites: [{ name: "Orchard Camp", query: "?site=orchard-camp" }],
});
const stopInEnglish = askPage({
  language: "en",
  direction: "ltr",
  title: "Example Society",
  said: english.stopPage.ask,
  button: english.stopPage.button,
});
const publicLooks = [
  ["the page of news in Arabic", 320, "dark", newsInArabic],
  ["the page of news in Arabic", 640, "light", newsInArabic],
  ["the page that stops the mail", 320, "light", stopInEnglish],
  ["the page that stops the mail", 640, "dark", stopInEnglish],
] as const;

describe.skipIf(missing)(
  `in a browser${missing ? ` (SKIPPED: there is no ${executablePath}; set CHROMIUM)` : ""}`,
  () => {
    test.each(looks)(
      "the digest in %s at %i pixels, %s, fits, is legible and has no fault for axe",
      async (language, width, colorScheme) => {
        const context = await browser.newContext({
          viewport: { width, height: 900 },
          colorScheme,
          javaScriptEnabled: true,
        });
        const page = await context.newPage();
        const asked: string[] = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.setContent(await mailIn(language, "full"));
        expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
          0,
        );
        const look = "({ background: getComputedStyle(document.body).backgroundColor, direction: document.dir })";
        const { background, direction } = (await page.evaluate(look)) as { background: string; direction: string };
        expect(background).toBe(colorScheme === "dark" ? "rgb(20, 23, 26)" : "rgb(238, 241, 244)");
        expect(direction).toBe(language === "ar" ? "rtl" : "ltr");
        await page.addScriptTag({ content: axe });
        const result = (await page.evaluate("axe.run(document)")) as AxeResult;
        expect(result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        // Contrast of 4.5 was in fact measured, and nothing was fetched.
        expect(result.passes.map(({ id }) => id)).toContain("color-contrast");
        expect(asked).toEqual([]);
        if (process.env.SCREENSHOTS)
          await page.screenshot({
            path: `${process.env.SCREENSHOTS}/${language}-${width}-${colorScheme}.png`,
            fullPage: true,
          });
        await context.close();
      },
      60_000,
    );

    test.each(publicLooks)(
      "%s fits at %i pixels, %s, and has no fault for axe",
      async (_, width, colorScheme, html) => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
        const page = await context.newPage();
        await page.setContent(html);
        expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(
          0,
        );
        await page.addScriptTag({ content: axe });
        const result = (await page.evaluate("axe.run(document)")) as AxeResult;
        expect(result.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        await context.close();
      },
      60_000,
    );

    test("a week without messages gets a mail of four telephone screens at most", async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
      await page.setContent(await mailIn("en", "quiet"));
      expect(await page.evaluate("document.documentElement.scrollHeight")).toBeLessThan(4 * 640);
      await page.close();
    });
  },
);
