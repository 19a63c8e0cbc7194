import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countUp } from "../../functions/domain/statistics/count-up.ts";
import type { Increments } from "../../functions/domain/statistics/counts.ts";
import { type DigestInput, digest } from "../../functions/domain/statistics/digest.ts";
import { digestHtml } from "../../functions/domain/statistics/digest-html.ts";
import { digestSheet } from "../../functions/domain/statistics/digest-sheet.ts";
import { digestText } from "../../functions/domain/statistics/digest-text.ts";
import { digestTexts } from "../../functions/domain/statistics/digest-texts.ts";
import { digestKinds, type Figures, figuresOf } from "../../functions/domain/statistics/figures.ts";
import { tables } from "../../functions/domain/statistics/tables.ts";
import { QueueFilter } from "../../functions/triage/views/feedback.ts";

/** A week counted by hand: 23 records, 12 of them about food; and one report of misconduct, which nobody here may see. */
const week: Increments = {
  "shown.received": 23,
  "shown.messages": 25,
  "shown.answered": 14,
  "service.undelivered": 2,
  "shown.received.type.request": 14,
  "shown.received.type.question": 6,
  "shown.received.type.report": 2,
  "shown.received.type.praise": 1,
  "shown.received.topic.food": 12,
  "shown.received.topic.health": 7,
  "shown.received.topic.cash": 4,
  "shown.received.track.feedback": 21,
  "shown.received.track.complaint": 2,
  "shown.received.channel.sms": 15,
  "shown.received.channel.whatsapp": 8,
  "shown.received.language.fr": 11,
  "shown.received.language.ar": 8,
  "shown.received.language.en": 4,
  "shown.received.site.orchard-camp": 16,
  "shown.received.site.mill-crossing": 7,
  "shown.progress.waiting": 9,
  "shown.progress.answered": 7,
  "shown.progress.closed": 7,
  "shown.now.open": 9,
  "shown.now.in_progress": 7,
  "shown.now.closed": 7,
  "shown.responded.1d": 6,
  "shown.responded.3d": 8,
  "shown.due.in_time": 19,
  "shown.due.late": 3,
  "shown.due.waiting.first_response": 6,
  "shown.finished": 22,
  "shown.finished.message": 9,
  "shown.finished.call": 6,
  "shown.finished.not_told": 7,
  "misconduct.received": 1,
  "misconduct.received.class.sea": 1,
  "misconduct.now.open": 1,
};
const earlier: Increments = {
  "shown.received": 15,
  "shown.now.open": 3,
  "shown.now.in_progress": 4,
  "shown.now.closed": 8,
  "shown.progress.waiting": 3,
  "shown.due.in_time": 18,
  "shown.due.late": 6,
};
const sites = [
  { id: "orchard-camp", name: "Orchard Camp" },
  { id: "mill-crossing", name: "Mill Crossing" },
];
const shown = (kind: "managers" | "integrity", ...weeks: readonly Increments[]): Figures =>
  figuresOf(kind, countUp(kind === "managers" ? "shown" : "misconduct", weeks, ["orchard-camp", "mill-crossing"]), 5);

const input = (told: Partial<DigestInput> = {}): DigestInput => ({
  kind: "managers",
  programme: { name: "Northern Route", country: "TN", languages: { fr: 0.5, so: 0.4 }, sites },
  week: "2026-W46",
  history: [shown("managers", week, earlier), shown("managers", earlier)],
  k: 5,
  percentageBase: 20,
  news: [],
  copies: undefined,
  messagePrice: undefined,
  harm: [],
  consoleUrl: undefined,
  frequency: "weekly",
  stopUrl: undefined,
  ...told,
});

const golden = `Northern Route
Week 46, 9–15 November 2026

Received: 23 records, 8 more than in the week before. Most were about food.

- received: 23 (8 more than in the week before)
- answered in time: 68% (19 of 28 · 7 points less than the week before)
- told what was done: 68% (15 of 22)
- this week's, still waiting for a first answer: 9

WHAT NEEDS A DECISION
- 6 records are past their deadline (Question or request: first answer). Who takes them?
- Fewer than 90% were answered in time. What holds the answers up?
- Fewer people than expected wrote in Somali, as far as may be shown. Do they know of the channel, and can they use it?
- Of 22 people whose record was closed, 15 were told what was done. Who tells the others?

RECEIVED, WEEK BY WEEK
- Week 45: 15
- Week 46: 23

BY TOPIC (A RECORD MAY HAVE SEVERAL)
- Food: 12
- Health: 7
(The other rows are withheld, to protect small numbers.)

WHAT IS RISING
- No topic stands out from the weeks before; smaller ups and downs are chance.

BY SITE
- Orchard Camp: 16
(The other rows are withheld, to protect small numbers.)

BY LANGUAGE
- French: 11
- Arabic: 8
(The other rows are withheld, to protect small numbers.)

WHOM WE DO NOT HEAR
- Perhaps too few wrote in Somali: fewer than the programme's profile makes us expect, or too few to show.

ANSWERS AND DEADLINES
- Answered in time, of those whose deadline was this week: 19 of 28.
- The aim is 90% or more.
- Told what was done, of those whose record was closed: 15 of 22.
- Half of the people had a first answer by a person within 3 days (the last four weeks, those who still wait counted).
- 5 or more records have been open for 1 week or longer.

PAST THEIR DEADLINE
- Question or request: first answer: 6
(The other rows are withheld, to protect small numbers.)

WHERE THIS WEEK'S RECORDS STAND
- Waiting for a first answer: 9
- Answered, still open: 7
- Closed: 7

HOW PEOPLE WERE TOLD WHAT WAS DONE
- By a message: 9
(The other rows are withheld, to protect small numbers.)

RUMOURS AND BELIEFS, BY TOPIC
(Withheld, to protect small numbers.)

YOU SAID, WE DID
- No report back was approved this week. People who hear nothing stop telling us.

BY TYPE
- Requests and suggestions: 14
(The other rows are withheld, to protect small numbers.)

BY CHANNEL
- SMS: 15
(The other rows are withheld, to protect small numbers.)

HEALTH OF THE CHANNEL
- Replies that never arrived: fewer than 5.
- Closed, and could not be told because they stopped messages: fewer than 5.
- Coded by a person in another way than by the machine, of this week's records: fewer than 5 of 23.
- Opened again: fewer than 5.
- About 2.5 messages a record, in and out.
- Records whose words were deleted because their time had come: fewer than 5.

HOW PEOPLE ARE PROTECTED IN THESE FIGURES
- Numbers below 5 are never shown, nor any number that would let one be worked out; what a week shows stays as it is. Every percentage stands on 20 records or more.
- Few reports are no good news: they can mean that people do not know the channel, do not trust it, or cannot use it.

THIS MAIL
- The tables are attached as a sheet.
- You get this mail every week.

Reports that only focal points may see are in no number of this mail. Whoever is responsible for them hears of them in another way.
Written by Hearback from counts alone; nobody's message was read for it. Please do not forward it.`;

describe("the digest", () => {
  test("of a week is what can be counted by hand, less what is small and what would give that away", () => {
    expect(digestText(digest(input(), digestTexts("en")))).toBe(golden);
  });

  test("is in English for a language that there is not, also where that is the name of something else", () => {
    for (const language of ["xx", "constructor", "__proto__", "toString"])
      expect(digestTexts(language)).toBe(digestTexts("en"));
  });

  test("says in its subject the one thing to know", () => {
    const subject = (told: Partial<DigestInput>) => digest(input(told), digestTexts("en")).subject;
    expect(subject({})).toBe("Northern Route, week 46: 23 records, most of them about food");
    const before = shown("managers", earlier);
    const mixed = shown("managers", { ...week, "shown.received.topic.food": 11 });
    expect(subject({ history: [mixed, before] })).toBe(
      "Northern Route, week 46: 23 records, 8 more than in the week before",
    );
    const quiet = shown("managers", { "shown.received": 4 });
    expect(subject({ history: [quiet] })).toBe("Northern Route, week 46: fewer than 5 records");
    expect(subject({ history: [mixed, quiet] })).toBe("Northern Route, week 46: 23 records");
    const usual = shown("managers", { "shown.received": 30, "shown.received.topic.food": 6 });
    expect(subject({ history: [shown("managers", week), usual, usual, usual] })).toBe(
      "Northern Route, week 46: 23 records, clearly more about food",
    );
    const { sentence } = digest(input({ history: [shown("managers", week), usual, usual, usual] }), digestTexts("en"));
    expect(sentence).toBe("Received: 23 records, 7 fewer than in the week before. What stands out: food.");
  });

  test("is short for a week without messages, and the same for one with four", () => {
    const of = (counts: Increments) =>
      digestText(digest(input({ history: [shown("managers", counts)] }), digestTexts("en")));
    const four = {
      "shown.received": 4,
      "shown.received.type.request": 4,
      "shown.received.topic.food": 4,
      "shown.progress.waiting": 4,
      "shown.now.open": 4,
    };
    expect(of({})).toBe(of(four));
    expect(of({})).toContain("Received: fewer than 5 records.");
    expect(of({})).toContain("Few reports are no good news");
    expect(of({}).length).toBeLessThan(1_800);
  });

  test("is the same to the byte for managers, whatever misconduct or harm was told", () => {
    const parts = fc.constantFrom("misconduct", "harm", "unclear");
    const names = fc.constantFrom("received", "received.type.report", "received.topic.food", "now.open", "now.closed");
    const hidden = fc
      .array(fc.tuple(parts, names, fc.nat({ max: 500 })))
      .map((cells) => Object.fromEntries(cells.map(([part, name, count]) => [`${part}.${name}`, count])));
    const plain = digestHtml(digest(input(), digestTexts("en")));
    fc.assert(
      fc.property(hidden, (more) => {
        const history = [shown("managers", { ...week, ...more }, { ...earlier, ...more })] as const;
        const [, before] = input().history;
        const mail = digest(input({ history: [history[0], ...(before ? [before] : [])] }), digestTexts("en"));
        expect(digestHtml(mail)).toBe(plain);
      }),
    );
  });

  test("holds misconduct for the integrity lead alone, and no number of it in the subject", () => {
    const counts = {
      "misconduct.received": 12,
      "misconduct.received.class.sea": 7,
      "misconduct.received.class.fraud_corruption": 5,
      "shown.received": 99,
    };
    const figures = shown("integrity", counts);
    const mail = digest(input({ kind: "integrity", history: [figures, figures] }), digestTexts("en"));
    expect(mail.subject).toBe("Northern Route, week 46: for the integrity lead");
    expect(digestText(mail)).toContain("Received: 12 records, as many as in the week before.");
    expect(digestText(mail)).not.toContain("99");
  });

  test("says what it must decide: what waits too long, what is answered late, whom nobody hears", () => {
    const { sections } = digest(input({ consoleUrl: "https://console.example.org" }), digestTexts("en"));
    const decide = sections.find(({ name }) => name === "decide");
    const { open, linksNote } = digestTexts("en");
    expect(decide?.note).toBe(linksNote);
    expect(decide?.lines).toEqual([
      {
        text: "6 records are past their deadline (Question or request: first answer). Who takes them?",
        link: { text: open, url: "https://console.example.org/feedback?clock=overdue" },
      },
      { text: "Fewer than 90% were answered in time. What holds the answers up?" },
      {
        text: "Fewer people than expected wrote in Somali, as far as may be shown. Do they know of the channel, and can they use it?",
      },
      {
        text: "Of 22 people whose record was closed, 15 were told what was done. Who tells the others?",
        link: { text: open, url: "https://console.example.org/feedback?state=closed" },
      },
    ]);
  });

  test("leads to lists of the console by filters that the API's list of records has", () => {
    const usual = shown("managers", { "shown.received": 30, "shown.received.topic.food": 6 });
    const history = [shown("managers", week, earlier), usual, usual, usual] as const;
    const { sections } = digest(input({ consoleUrl: "https://console.example.org", history }), digestTexts("en"));
    const links = sections.flatMap(({ lines }) => lines.flatMap(({ link }) => (link ? [new URL(link.url)] : [])));
    expect(links.map(({ search }) => search)).toEqual(["?clock=overdue", "?topic=food", "?state=closed"]);
    for (const { searchParams } of links) QueueFilter().parse(Object.fromEntries(searchParams));
  });

  test("writes the days of an English week as the country does", () => {
    const days = (country: string) =>
      digest(input({ programme: { ...input().programme, country } }), digestTexts("en")).week.replaceAll(/\s/g, " ");
    expect(days("TN")).toBe("Week 46, 9–15 November 2026");
    expect(days("GB")).toBe("Week 46, 9 – 15 November 2026");
    expect(days("US")).toBe("Week 46, November 9 – 15, 2026");
  });

  test("gives no percentage of fewer than twenty", () => {
    const few = { ...week, "shown.due.in_time": 8, "shown.due.late": 0 };
    const { tiles } = digest(input({ history: [shown("managers", few, earlier)] }), digestTexts("en"));
    expect(tiles[1]).toMatchObject({ value: "8 of 14" });
  });

  test("never shows a number below five", () => {
    const cells = Object.keys(week).map((name) => name.replace("shown.", ""));
    const counts = fc.dictionary(fc.constantFrom(...cells), fc.nat({ max: 30 }), { maxKeys: 40 });
    fc.assert(
      fc.property(counts, fc.constantFrom(...digestKinds), (some, kind) => {
        const part = kind === "managers" ? "shown" : "misconduct";
        const figures = shown(
          kind,
          Object.fromEntries(Object.entries(some).map(([name, count]) => [`${part}.${name}`, count])),
        );
        const numbers = [
          ...Object.values(figures.roots),
          ...Object.values(figures.shares).flatMap((share) => (share ? [share.whole, share.part] : [])),
          ...Object.values(figures.tables).flatMap((table) => Object.values(table)),
        ];
        for (const number of numbers) if (typeof number === "number") expect(number).toBeGreaterThanOrEqual(5);
        for (const share of Object.values(figures.shares))
          if (typeof share?.part === "number") expect(share.whole - share.part).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  test("lies beside the mail as lines of a sheet, tagged for exchange, with words for what is not shown", () => {
    const asked = input();
    const [header, hxl, ...lines] = digestSheet(asked, digestTexts("en"));
    expect(header).toHaveLength(hxl?.length ?? 0);
    for (const tag of hxl ?? []) expect(tag).toMatch(/^#[a-z]+(\+[a-z]+)*$/);
    expect(lines).toContainEqual(["Northern Route", "2026-W46", "due.part", expect.any(String), "of these", 19]);
    const [french] = digestSheet(asked, digestTexts("fr"));
    expect(french).toEqual(["Programme", "Semaine", "Code", "Tableau", "Ligne", "Retours"]);
    expect(lines).toContainEqual([
      "Northern Route",
      "2026-W46",
      "topic.food",
      "By topic (a record may have several)",
      "food",
      12,
    ]);
    const counts = lines.map((line) => line.at(-1)).filter((count) => typeof count === "number");
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(5);
    expect(lines.filter((line) => String(line[2]).startsWith("language.") && line[5] === "not shown")).toHaveLength(23);
  });
});

describe("in every language, the digest", () => {
  const languages = ["en", "fr", "es", "ar"];

  test.each(languages)("%s has a text for everything that English has", (language) => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null && "other" in value && !("food" in value) && !("call" in value)
        ? "plural"
        : typeof value === "object" && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .map(([name, inner]) => [name, shape(inner)])
                .sort(),
            )
          : typeof value;
    expect(shape(digestTexts(language))).toEqual(shape(digestTexts("en")));
    for (const [table, { rows }] of Object.entries(tables)) {
      if (table === "rumour" || table === "language" || table === "site") continue;
      expect(Object.keys(digestTexts(language).labels[table as "topic"]).sort()).toEqual([...rows].sort());
    }
  });

  test.each(languages)("%s leaves no gap in a text unfilled, and escapes what is in a name", (language) => {
    const programme = { name: 'A & B <script>"', country: "TN", languages: { fr: 0.5, so: 0.4 }, sites };
    const stopUrl = "https://feedback.example.org/unsubscribe/token";
    for (const kind of digestKinds) {
      const figures = shown(kind, week, earlier);
      const copies = { erased: 3, pending: 1, refused: 0 };
      const asked = input({ kind, programme, history: [figures, figures], copies, stopUrl });
      const mail = digest(asked, digestTexts(language));
      const html = digestHtml(mail);
      expect(html.replace(/<style>[^<]*/, "") + digestText(mail) + mail.subject).not.toMatch(/\{|undefined|NaN/);
      expect(html).toContain("A &amp; B &lt;script&gt;&quot;");
      expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
      expect(html).not.toMatch(/<img|<script|<link|url\(|src=|@import/);
      expect(html.match(/https?:[^"<]*/g)).toEqual([stopUrl]);
    }
  });

  test("counts in Arabic as Arabic counts", () => {
    const records = (count: number) => {
      const history = [shown("managers", { "shown.received": count })] as const;
      return digest(input({ history }), digestTexts("ar")).subject;
    };
    expect(records(5)).toContain("5 ملاحظات");
    expect(records(11)).toContain("11 ملاحظة");
  });

  test("is English for a reader whose language has no texts yet, and says that no speaker has read it", () => {
    expect(digestTexts("so").language).toBe("en");
    for (const language of languages) expect(digestTexts(language).state).toBe("machine-drafted");
  });

  test("carries the texts of the files", () => {
    const french = JSON.parse(readFileSync("functions/domain/statistics/texts/fr.json", "utf8")) as {
      separate: string;
    };
    expect(digestText(digest(input(), digestTexts("fr")))).toContain(french.separate);
  });
});
