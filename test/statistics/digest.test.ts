import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Increments } from "../../functions/domain/statistics/counts.ts";
import { type DigestInput, digest } from "../../functions/domain/statistics/digest.ts";
import { digestHtml } from "../../functions/domain/statistics/digest-html.ts";
import { digestText } from "../../functions/domain/statistics/digest-text.ts";
import { digestTexts } from "../../functions/domain/statistics/digest-texts.ts";
import { digestKinds, figuresOf, rows } from "../../functions/domain/statistics/figures.ts";

/** A week counted by hand: 23 records, 12 of them about food; and one report of misconduct, which nobody here may see. */
const week: Increments = {
  "shown.received": 23,
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
  "shown.now.open": 9,
  "shown.now.in_progress": 7,
  "shown.now.closed": 7,
  "misconduct.received": 1,
  "misconduct.received.class.sea": 1,
  "misconduct.now.open": 1,
};
const earlier: Increments = {
  "shown.received": 15,
  "shown.now.open": 3,
  "shown.now.in_progress": 4,
  "shown.now.closed": 8,
};

const input = (told: Partial<DigestInput> = {}): DigestInput => ({
  kind: "managers",
  programme: { name: "Northern Route", country: "TN" },
  week: "2026-W46",
  figures: figuresOf("managers", week, [week, earlier], 5),
  before: figuresOf("managers", earlier, [earlier], 5),
  k: 5,
  ...told,
});

describe("the digest", () => {
  test("of a week is what can be counted by hand, less what is small and what would give that away", () => {
    expect(digestText(digest(input(), digestTexts("en")))).toBe(`Northern Route
Week 46, November 9\u2009–\u200915, 2026

Received: 23 records, 8 more than in the week before.
Open or in progress, of this and of earlier weeks: 20 or a few more.

By type
  Requests and suggestions: 14
  What is missing here is small, or would give small numbers away.

By topic (a record may have several)
  food: 12
  health: 7
  What is missing here is small, or would give small numbers away.

By track
  Not shown: the numbers are small, or would give small ones away.

By channel
  SMS: 15
  WhatsApp: 8

By language
  French: 11
  Arabic: 8
  What is missing here is small, or would give small numbers away.

Where this week's records stand
  Open: 9
  In progress: 7
  Closed: 7

Reports that only focal points may see are in no number of this mail. Whoever is responsible for them hears of them in another way.
Written by Hearback from counters; no message was read for it. Please do not forward it.`);
  });

  test("says in its subject the one thing to know", () => {
    const subject = (told: Partial<DigestInput>) => digest(input(told), digestTexts("en")).subject;
    expect(subject({})).toBe("Northern Route, week 46: 23 records, most of them about food");
    const mixed = figuresOf("managers", { ...week, "shown.received.topic.food": 11 }, [], 5);
    expect(subject({ figures: mixed })).toBe("Northern Route, week 46: 23 records, 8 more than in the week before");
    const quiet = figuresOf("managers", { "shown.received": 4 }, [], 5);
    expect(subject({ figures: quiet })).toBe("Northern Route, week 46: fewer than 5 records");
    expect(subject({ figures: mixed, before: quiet })).toBe("Northern Route, week 46: 23 records");
  });

  test("is short for a week without messages, and the same for one with four", () => {
    const of = (counts: Increments) =>
      digestText(digest(input({ figures: figuresOf("managers", counts, [counts], 5) }), digestTexts("en")));
    const four = {
      "shown.received": 4,
      "shown.received.type.request": 4,
      "shown.received.topic.food": 4,
      "shown.now.open": 4,
    };
    expect(of({})).toBe(of(four));
    expect(of({})).toContain("Received: fewer than 5 records.");
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
        const counts = { ...week, ...more };
        const figures = figuresOf("managers", counts, [counts, { ...earlier, ...more }], 5);
        expect(digestHtml(digest(input({ figures }), digestTexts("en")))).toBe(plain);
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
    const figures = figuresOf("integrity", counts, [counts], 5);
    const mail = digest(input({ kind: "integrity", figures, before: figures }), digestTexts("en"));
    expect(mail.subject).toBe("Northern Route, week 46: for the integrity lead");
    expect(digestText(mail)).toContain("Received: 12 records, as many as in the week before.");
    expect(digestText(mail)).not.toContain("99");
  });

  test("never shows a number below five", () => {
    const cells = Object.entries(rows).flatMap(([table, names]) =>
      names.map((name) => (table === "now" ? `now.${name}` : `received.${table}.${name}`)),
    );
    const counts = fc.dictionary(fc.constantFrom("received", ...cells), fc.nat({ max: 30 }), { maxKeys: 40 });
    fc.assert(
      fc.property(counts, fc.constantFrom(...digestKinds), (some, kind) => {
        const part = kind === "managers" ? "shown" : "misconduct";
        const named = Object.fromEntries(Object.entries(some).map(([name, count]) => [`${part}.${name}`, count]));
        const { received, waiting, tables } = figuresOf(kind, named, [named], 5);
        const numbers = [received, waiting, ...Object.values(tables).flatMap((table) => Object.values(table))];
        for (const number of numbers) expect(number ?? 5).toBeGreaterThanOrEqual(5);
        expect((waiting ?? 0) % 5).toBe(0);
      }),
    );
  });
});

describe("in every language, the digest", () => {
  const languages = ["en", "fr", "es", "ar"];

  test.each(languages)("%s has a text for everything that English has", (language) => {
    const shape = (value: unknown): unknown =>
      typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .map(([name, inner]) => [name, shape(inner)])
              .sort(),
          )
        : typeof value;
    const { records: _records, more: _more, fewer: _fewer, ...rest } = digestTexts(language);
    const { records: _r, more: _m, fewer: _f, ...english } = digestTexts("en");
    expect(shape(rest)).toEqual(shape(english));
    for (const [table, names] of Object.entries(rows)) {
      const labels = rest.labels[table as keyof typeof rows];
      if (table !== "language") expect(Object.keys(labels).sort()).toEqual([...names].sort());
    }
  });

  test.each(languages)("%s leaves no gap in a text unfilled, and escapes what is in a name", (language) => {
    const programme = { name: 'A & B <script>"', country: "TN" };
    for (const kind of digestKinds) {
      const figures = figuresOf(kind, week, [week], 5);
      const mail = digest(input({ kind, programme, figures, before: figures }), digestTexts(language));
      const html = digestHtml(mail);
      expect(html + digestText(mail) + mail.subject).not.toMatch(/\{|undefined|NaN/);
      expect(html).toContain("A &amp; B &lt;script&gt;&quot;");
      expect(html).toContain(`<html lang="${language}" dir="${language === "ar" ? "rtl" : "ltr"}">`);
      expect(html).not.toMatch(/<img|<script|<link|https?:|url\(|src=|href=/);
    }
  });

  test("counts in Arabic as Arabic counts", () => {
    const records = (count: number) => {
      const figures = { received: count, waiting: null, tables: {} };
      return digest(input({ figures, before: { ...figures, received: null } }), digestTexts("ar")).subject;
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
