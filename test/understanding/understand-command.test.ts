import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "understand-"));
afterAll(() => rmSync(folder, { recursive: true }));

function understand(input: string, ...options: string[]) {
  const run = spawnSync(process.execPath, ["bin/understand.ts", ...options], { input, encoding: "utf8" });
  return { status: run.status, err: run.stderr, out: run.stdout };
}

const cleaned = (sheet: string, ...options: string[]) => {
  const file = join(folder, "sheet.csv");
  writeFileSync(file, sheet);
  return understand("", "--csv", file, ...options);
};

test("every message is answered by one line, in order, with all that is known of it", () => {
  const messages = [
    { id: "a", text: "write to me: amina.test@example.org", from: "+15550100001" },
    { id: 7, text: "" },
    { text: "Quand est la distribution ?" },
  ];
  const { status, out, err } = understand(messages.map((message) => JSON.stringify(message)).join("\n"));
  expect(err).toBe("");
  expect(status).toBe(0);
  const answers = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(answers.map(({ id }) => id)).toEqual(["a", 7, undefined]);
  expect(answers[0]).toMatchObject({
    text: "write to me: [EMAIL_1]",
    identifiers: [{ type: "EMAIL", start: 13, end: 35 }],
    language: "en",
  });
  const keys =
    "id text identifiers language type topics codes about sensitive sensitivity urgency contactWishes track why";
  expect(Object.keys(answers[0])).toEqual(keys.split(" "));
});

test("a bad line is named by its number, never by its content, and the others go on", () => {
  const { status, out, err } = understand(
    '{"id":1,"text":"hello"}\nPlanted Secret\n{"id":2}\n\n{"id":3,"text":"bye"}\n',
  );
  expect(status).toBe(1);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id),
  ).toEqual([1, 3]);
  expect(err).toMatch(/^line 2: .*\nline 3: .*\n$/);
  expect(err).not.toContain("Planted");
});

test("lone surrogates and a byte order mark break nothing", () => {
  const { status, out } = understand('\uFEFF{"id":1,"text":"a \\ud800 b"}\r\n');
  expect(status).toBe(0);
  expect(JSON.parse(out).text).toBe("a \ud800 b");
});

test("a sheet comes back with one column cleaned and everything else as it was", () => {
  const sheet = 'no;when;text\n1;"May; first";"he said ""call"" me\nat amina.test@example.org"\n2;June;thanks\n';
  const { status, out } = cleaned(sheet, "--column", "text");
  expect(status).toBe(0);
  expect(out).toBe('no;when;text\r\n1;"May; first";"he said ""call"" me\nat [EMAIL_1]"\r\n2;June;thanks\r\n');
});

test("a row that does not fit the header is left out and named, since its text may stand anywhere", () => {
  const { status, out, err } = cleaned("id,text\n1,fine\n2,a,Planted Secret\n3,fine\n", "--column", "text");
  expect(status).toBe(1);
  expect(out).toBe("id,text\r\n1,fine\r\n3,fine\r\n");
  expect(err).toContain("line 3: 3 fields, the first line has 2");
  expect(err).not.toContain("Planted");
});

test.each([
  ["no column is named", "id,text\n", []],
  ["the column does not exist", "id,text\n", ["--column", "message"]],
  ["a quote is never closed", 'id,text\n1,"open', ["--column", "text"]],
])("the sheet is refused when %s", (_, sheet, options) => {
  expect(cleaned(sheet, ...options).status).toBe(1);
});
