import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedBulletins } from "../../bin/invented/bulletins.ts";
import { itemsOf } from "../../bin/proof/items-of.ts";
import { silentContact, silentFor } from "../../bin/proof/time-travel.ts";
import { until } from "../../bin/proof/until.ts";
import { bulletins } from "../../functions/adapters/bulletins.ts";
import { responseTimes } from "../../functions/adapters/response-times.ts";
import type { CommandName } from "../../functions/domain/conversation/command-names.ts";
import { type TextName, texts } from "../../functions/domain/conversation/texts.ts";
import { words } from "../../functions/domain/conversation/words.ts";
import { type Language, languages } from "../../functions/domain/language/language.ts";
import { isoWeek } from "../../functions/domain/statistics/iso-week.ts";
import { weekBefore } from "../../functions/domain/statistics/week-days.ts";
import { type RunningCloud, runningCloud } from "./running-cloud.ts";

let channel: RunningCloud;
let people = 0;
beforeAll(async () => {
  channel = await runningCloud();
  // Of late one in ten waited for up to thirty days: known before anybody is acknowledged.
  await responseTimes(database(), recordsTable()).write(programme(), 30, new Date(Date.now() - 86_400_000));
});
afterAll(async () => channel.stop());

const programme = () => channel.cloud.deployment?.programmes[0]?.id ?? "";
const recordsTable = () => channel.cloud.tables.find(({ id }) => id.startsWith("Records"))?.name ?? "";
const database = () =>
  DynamoDBDocumentClient.from(channel.cloud.clients.database, { marshallOptions: { removeUndefinedValues: true } });

/** Somebody with a telephone of their own: what they write, and what has come to it. */
const somebody = (kind: "sms" | "whatsapp", number = `+99957${String(++people).padStart(7, "0")}`) => {
  const from = kind === "sms" ? number : `whatsapp:${number}`;
  const heard = async () => (await channel.twilio.sentTo(from)).map(({ body }) => body);
  return {
    number,
    heard,
    write: (body: string, more: Record<string, unknown> = {}) =>
      channel.twilio.write({ from, to: channel[kind], body, wait: true, ...more }),
    /** Writes, and waits for what comes back. */
    ask: async (body: string): Promise<string> => {
      const before = (await heard()).length;
      await channel.twilio.write({ from, to: channel[kind], body, wait: true });
      await until(async () => (await heard()).length > before, 20_000, 100);
      return (await heard()).slice(before).join("\n---\n");
    },
  };
};
type Somebody = ReturnType<typeof somebody>;
const codeIn = (text: string) => /HB[2-9B-Z]{8}/.exec(text)?.[0] ?? "";
/** A text of ours, but for what is filled in. */
const isText = (said: string, language: Language, name: TextName): boolean => {
  const parts = `[draft] ${texts[language][name]}`.split(/\{[a-zA-Z]+\}/).filter((part) => part.trim() !== "");
  return parts.every((part) => said.includes(part.trim())) && !said.includes("\n---\n");
};
const settled = () => until(async () => (await channel.twilio.summary()).settled, 15_000, 200);

/** STOP and INFO are sent in every language and say nothing of the writer's. */
const wordFor = (language: Language, command: CommandName): string =>
  words[language][command].find((word) => !["STOP", "START", "INFO"].includes(word)) ?? "";

describe("a conversation on WhatsApp", () => {
  const script: readonly (readonly [CommandName, TextName])[] = [
    ["language", "languageQuestion"],
    ["info", "info"],
    ["status", "statusUnknown"],
    ["read", "nothingWaits"],
    ["news", "noNews"],
    ["delete", "deleteQuestion"],
    ["help", "help"],
    ["stop", "stopped"],
    ["start", "started"],
  ];
  test("is held in each language, command by command, each answered once", async () => {
    const held = await Promise.all(
      languages.map(async (language) => {
        const person = somebody("whatsapp");
        const missed: string[] = [];
        for (const [command, name] of script) {
          const said = await person.ask(wordFor(language, command));
          if (!isText(said, language, name)) missed.push(`${language} ${command}: ${said}`);
        }
        return { missed, answers: (await person.heard()).length };
      }),
    );
    expect(held.flatMap(({ missed }) => missed)).toEqual([]);
    expect(held.map(({ answers }) => answers)).toEqual(languages.map(() => script.length));
  }, 120_000);

  test("goes on in the language that was asked for", async () => {
    const person = somebody("whatsapp");
    expect(await person.ask("LANGUAGE ትግርኛ")).toContain(texts.ti.languageSet);
    expect(isText(await person.ask("Where can I get a blanket for my baby?"), "ti", "acknowledgement")).toBe(true);
    expect(isText(await person.ask("INFO"), "ti", "info")).toBe(true);
  });
});

describe("STATUS", () => {
  let owner: Somebody;
  let code = "";
  beforeAll(async () => {
    owner = somebody("whatsapp");
    code = codeIn(await owner.ask("The soup was cold today"));
  });

  test("says to its writer, on either channel, where the record stands", async () => {
    expect(isText(await owner.ask(`STATUS ${code}`), "en", "statusOpen")).toBe(true);
    expect(isText(await somebody("sms", owner.number).ask(`status ${code}.`), "en", "statusOpen")).toBe(true);
  });

  test("is the same without a code, whether or not anything is held", async () => {
    const stranger = somebody("whatsapp");
    expect(await owner.ask("STATUS")).toBe(await stranger.ask("STATUS"));
  });

  test("says to another number the state of what is not sensitive, and nothing else, five times a day", async () => {
    const secret = codeIn(await somebody("sms").ask("a volunteer told my sister to come to his room at night"));
    const stranger = somebody("whatsapp");
    const unknown = await stranger.ask("STATUS");
    expect(await stranger.ask(`STATUS ${secret}`)).toBe(unknown);
    for (let tries = 0; tries < 4; tries++)
      expect(isText(await stranger.ask(`STATUS ${code}`), "en", "statusOpen")).toBe(true);
    expect(await stranger.ask(`STATUS ${code}`)).toBe(unknown);
  });
});

describe("DELETE", () => {
  test("with a code is answered, and then asked again, in the same way whether or not the code was theirs", async () => {
    const one = somebody("whatsapp");
    const own = codeIn(await one.ask("The tap behind the school is broken"));
    const other = somebody("whatsapp");
    const theirs = codeIn(await other.ask("The tap behind the school is broken"));
    const said = async (who: Somebody, code: string) => {
      const answers: string[] = [];
      for (const words of ["DELETE", `DELETE ${code}`, `DELETE ${code}`]) answers.push(await who.ask(words));
      return answers;
    };
    const [asked, done, again] = await said(one, theirs);
    expect([isText(asked ?? "", "en", "deleteQuestion"), isText(done ?? "", "en", "deleted")]).toEqual([true, true]);
    expect(again).toBe(asked);
    expect(await said(one, own)).toEqual([asked, done, again]);
    expect((await channel.as("accountability_officer")("GET", `/feedback/${theirs}`)).body).toMatchObject({
      lifecycle: "open",
    });
  });
});

describe("a number that was silent for so long that it may be somebody else's", () => {
  test("gets nothing of what was told from it before, by whatever word it begins", async () => {
    const person = somebody("sms");
    const code = codeIn(await person.ask("The tap behind the school is broken"));
    await silentContact(channel.cloud, code, 91);
    await person.ask("LANGUAGE English");
    expect(isText(await person.ask(`DELETE ${code}`), "en", "deleteQuestion")).toBe(true);
    await person.ask(`DELETE ${code}`);
    const call = channel.as("accountability_officer");
    expect((await call("GET", `/feedback/${code}`)).body).toMatchObject({ lifecycle: "open", keeping: null });
    expect(codeIn(await person.ask("The soup is cold"))).not.toBe(code);
  });
});

describe("by SMS", () => {
  test("STOP is answered by Twilio alone, and START brings messages back", async () => {
    const person = somebody("sms");
    await person.ask("The gate is locked at noon");
    const before = (await person.heard()).length;
    await person.write("STOP");
    await settled();
    expect(await person.heard()).toHaveLength(before);
    await person.write("START");
    await settled();
    expect(await person.heard()).toHaveLength(before);
    expect(isText(await person.ask("INFO"), "en", "info")).toBe(true);
  });

  test("a word for STOP that Twilio does not know is answered by us, once, and nothing follows", async () => {
    const person = somebody("sms");
    await person.ask("Le robinet derriere l'ecole ne marche plus depuis lundi");
    expect(isText(await person.ask("Arrêtez. Merci"), "fr", "stopped")).toBe(true);
    const before = (await person.heard()).length;
    await person.write("La porte est fermee a midi");
    await settled();
    expect(await person.heard()).toHaveLength(before);
  });

  test("what only looks like a command is feedback: it is acknowledged with a code", async () => {
    for (const body of ["we must STOP this", "YES", "CANCEL", "3", "end"])
      expect(codeIn(await somebody("sms").ask(body)), body).not.toBe("");
  });
});

describe("an answer on WhatsApp after the 24 hours", () => {
  const answer = "Blankets are given out every morning at the blue tent.";
  const repliesTo = async (code: string) => {
    const { body } = await channel.as("accountability_officer")("GET", `/feedback/${code}/replies`);
    return (body as { items: readonly { kind: string; state: string; because: string | null; text: string }[] }).items;
  };
  const reply = async (code: string) =>
    channel.as("accountability_officer")("POST", `/feedback/${code}/replies`, { text: answer });

  test("waits: the person gets the approved template, and the answer when they send READ", async () => {
    const person = somebody("whatsapp");
    const code = codeIn(await person.ask("Where can I get a blanket for my baby?"));
    await silentFor(channel.cloud, code, 25);
    await reply(code);
    await until(async () => (await person.heard()).length === 2, 15_000, 100);
    expect((await person.heard()).at(-1)).toBe(texts.en.answerWaits.replace("{code}", code));
    expect(await repliesTo(code)).toContainEqual(
      expect.objectContaining({ kind: "answer", state: "held", because: expect.stringContaining("READ") }),
    );
    expect(isText(await person.ask(`STATUS ${code}`), "en", "statusAnswerWaits")).toBe(true);
    expect(await person.ask("read!")).toBe(answer);
    await until(
      async () => (await repliesTo(code)).some(({ kind, state }) => kind === "answer" && state === "read"),
      15_000,
    );
    expect(isText(await person.ask("READ"), "en", "nothingWaits")).toBe(true);
  });

  test("does not go to whoever sends READ once contact was found unsafe", async () => {
    const person = somebody("whatsapp");
    const code = codeIn(await person.ask("Where can I get milk for my baby?"));
    await silentFor(channel.cloud, code, 25);
    await reply(code);
    await until(async () => (await person.heard()).length === 2, 15_000, 100);
    const call = channel.as("accountability_officer");
    const { etag } = await call("GET", `/feedback/${code}`);
    expect((await call("PUT", `/feedback/${code}/safe-contact`, { safeContact: "no" }, etag)).status).toBe(200);
    expect(isText(await person.ask(`STATUS ${code}`), "en", "statusInProgress")).toBe(true);
    expect(isText(await person.ask("READ"), "en", "nothingWaits")).toBe(true);
  });

  test("also where only the provider's clock says so: nothing is lost in silence", async () => {
    const person = somebody("whatsapp");
    const code = codeIn(await person.ask("Is there a school for my daughter?"));
    await channel.twilio.clock(25 * 3_600_000);
    await reply(code);
    const waits = async () => (await repliesTo(code)).some(({ kind, state }) => kind === "answer" && state === "held");
    expect(await until(waits, 20_000, 200)).toBe(true);
    expect(await repliesTo(code)).toContainEqual(
      expect.objectContaining({ kind: "answer", state: "failed", because: expect.stringContaining("24 hours") }),
    );
    expect(await repliesTo(code)).toContainEqual(expect.objectContaining({ kind: "notice" }));
    expect(await person.ask("READ")).toContain(answer);
    await channel.twilio.clock(-25 * 3_600_000);
  });
});

describe("the question after closing", () => {
  const closed = async (code: string) => {
    const call = channel.as("accountability_officer");
    await call("POST", `/feedback/${code}/replies`, { text: "At the blue tent." });
    const { etag } = await call("GET", `/feedback/${code}`);
    expect((await call("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(200);
  };

  test("is asked once, its number is read while it is open, and only then", async () => {
    const person = somebody("whatsapp");
    const code = codeIn(await person.ask("Where can I get a blanket for my baby?"));
    await closed(code);
    const isAsked = async () => (await person.heard()).some((said) => said.includes(texts.en.satisfactionQuestion));
    expect(await until(isAsked, 15_000, 200)).toBe(true);
    expect(isText(await person.ask("٤"), "en", "satisfactionThanks")).toBe(true);
    // The next number is a message like any other: it begins the record again.
    await person.write("2");
    const call = channel.as("accountability_officer");
    const again = async () => ((await call("GET", `/feedback/${code}`)).body as { messages: number }).messages === 2;
    expect(await until(again, 15_000, 200)).toBe(true);
  });
});

describe("a thread", () => {
  test("that was closed begins again with the person's next message, and says so", async () => {
    const person = somebody("sms");
    const code = codeIn(await person.ask("The soup was cold today"));
    const call = channel.as("accountability_officer");
    const { etag } = await call("GET", `/feedback/${code}`);
    expect((await call("POST", `/feedback/${code}/close`, undefined, etag)).status).toBe(200);
    await person.write("The soup is cold again");
    const again = async () => (await call("GET", `/feedback/${code}`)).body as { lifecycle: string; messages: number };
    expect(await until(async () => (await again()).messages === 2, 15_000, 200)).toBe(true);
    expect(await again()).toMatchObject({ lifecycle: "open", messages: 2 });
  });

  test("holds both parts of a long SMS that came apart", async () => {
    const person = somebody("sms");
    const long = "The soup in the kitchen of the camp was cold today and yesterday ".repeat(3);
    const code = codeIn(await person.ask(long.slice(0, 153)));
    await person.write("and my documents for the asylum office were not given back to me, when do I get my papers?");
    const call = channel.as("accountability_officer");
    const messages = async () => ((await call("GET", `/feedback/${code}`)).body as { messages: number }).messages;
    expect(await until(async () => (await messages()) === 2, 15_000, 200)).toBe(true);
  });
});

describe("what is sensitive", () => {
  const focalPoint = () => channel.as("integrity_focal_point");
  const shown = async (code: string) =>
    (await focalPoint()("GET", `/feedback/${code}`)).body as { messages: number; links: readonly unknown[] };

  test("is whole: the second part of a long SMS goes with the first, sealed, and without a second acknowledgement", async () => {
    const person = somebody("sms");
    const first = "a volunteer told my sister to come to his room at night if she wants to be on the food list".padEnd(
      153,
      "!",
    );
    const code = codeIn(await person.ask(first));
    await person.write("and that she must not speak of it, the soup was cold too");
    expect(await until(async () => (await shown(code)).messages === 2, 15_000, 200)).toBe(true);
    await settled();
    expect(await person.heard()).toHaveLength(1);
    const stored = (await itemsOf(channel.cloud, "records")).filter(({ pk }) => pk?.S === `RECORD#${code}`);
    expect(stored.filter(({ sk }) => sk?.S?.startsWith("MESSAGE#"))).toHaveLength(2);
    expect(JSON.stringify(stored)).not.toContain("soup");
  });

  test("leads back to what its writer told before, for those alone who may see both", async () => {
    const person = somebody("sms");
    const earlier = codeIn(await person.ask("The soup was cold today"));
    const code = codeIn(await person.ask("a volunteer told my sister to come to his room at night"));
    expect(code).not.toBe(earlier);
    expect((await shown(code)).links).toEqual([{ kind: "related", reference: earlier }]);
    const officer = channel.as("accountability_officer");
    expect((await officer("GET", `/feedback/${code}`)).status).toBe(404);
    expect((await officer("GET", `/feedback/${earlier}`)).body).toMatchObject({ links: [], messages: 1 });
  });
});

describe("NEWS", () => {
  test("is what was approved, for the person's language or else the programme's, and nothing that was not", async () => {
    const week = weekBefore(isoWeek(new Date(), "UTC"));
    for (const bulletin of inventedBulletins(programme(), week)) {
      await bulletins(database(), recordsTable()).put(bulletin);
      const { approved: _, ...draft } = { ...bulletin, id: `${bulletin.id}-draft`, version: 1 };
      await bulletins(database(), recordsTable()).put(draft);
    }
    const english = "- Distribution starts before the bus comes.\n  Since Monday it starts at ten.";
    expect(await somebody("whatsapp").ask("news?")).toBe(english);
    const tigrinya = somebody("whatsapp");
    await tigrinya.ask("LANGUAGE ትግርኛ");
    expect(await tigrinya.ask("NEWS")).toBe(
      "- La distribution commence avant l’arrivée du bus.\n  Depuis lundi elle commence à dix heures.",
    );
  });
});

describe("the acknowledgement", () => {
  test("is the same for what is sensitive and what is not, and promises no more than was kept of late", async () => {
    const harmless = await somebody("sms").ask("The gate was locked at noon today");
    const hidden = await somebody("sms").ask("a volunteer told my sister to come to his room at night");
    expect(hidden.replace(codeIn(hidden), codeIn(harmless))).toBe(harmless);
    // Twenty-two working days, and one more out of hours.
    expect(harmless).toMatch(/within 2[23] working days/);
  });
});

describe("limits", () => {
  test("ten commands in an hour are answered, and STOP always is", async () => {
    const person = somebody("whatsapp");
    for (let times = 0; times < 10; times++) await person.ask("INFO");
    await person.write("INFO");
    await person.write("NEWS");
    await settled();
    expect(await person.heard()).toHaveLength(10);
    // Nothing said which language is theirs: it is the programme's.
    expect(isText(await person.ask("STOP"), "fr", "stopped")).toBe(true);
  });

  test("two machines that answer each other fall silent", async () => {
    const machine = somebody("sms");
    let answered = 0;
    await machine.write("Thank you for your message. Our office is closed.");
    for (let rounds = 0; rounds < 8; rounds++) {
      await until(async () => (await machine.heard()).length > answered, 3_000, 100);
      const now = (await machine.heard()).length;
      if (now === answered) break;
      answered = now;
      await machine.write("Thank you for your message. Our office is closed.");
    }
    expect(answered).toBeLessThanOrEqual(2);
  });

  test("a third new matter within the hour gets a record and no third automatic message", async () => {
    const person = somebody("sms");
    const report = (night: string) => `a volunteer told my sister to come to his room ${night}`;
    expect(codeIn(await person.ask(report("at night")))).not.toBe("");
    expect(codeIn(await person.ask(report("yesterday")))).not.toBe("");
    await person.write(report("again"));
    await settled();
    expect(await person.heard()).toHaveLength(2);
  });
});
