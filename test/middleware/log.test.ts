import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LogEvent, nameOf, typedLog } from "../../functions/middleware/log.ts";

const logged = (event: LogEvent) => {
  const lines: object[] = [];
  typedLog("test", (line) => lines.push(line))(event);
  return lines;
};

describe("the log", () => {
  test("writes what an event may hold", () => {
    const event = { event: "swept", requeued: 3, oldestSeconds: 61 } as const;
    expect(logged(event)).toEqual([event]);
  });

  test("does not compile with text in it, and does not write it", () => {
    // @ts-expect-error a field that no event has
    expect(logged({ event: "message_gone", text: "my name is Invented" })).toEqual([{ event: "log_refused" }]);
    // @ts-expect-error a field of another type
    expect(logged({ event: "swept", requeued: "many", oldestSeconds: 1 })).toEqual([{ event: "log_refused" }]);
    // @ts-expect-error no such event
    expect(logged({ event: "+15550101" })).toEqual([{ event: "log_refused" }]);
  });

  test("takes no words as an error's name or code", () =>
    fc.assert(
      fc.property(fc.string(), (words) => {
        fc.pre(!/^[A-Z][A-Za-z0-9]+$/.test(words));
        expect(logged({ event: "failed", error: words })).toEqual([{ event: "log_refused" }]);
      }),
    ));

  test("names an error by its class and never by its message", () => {
    expect(nameOf(Object.assign(new Error("Invented Person called"), { name: "ThrottlingException" }))).toBe(
      "ThrottlingException",
    );
    expect(nameOf(Object.assign(new Error("x"), { name: "Invented Person called" }))).toBe("Error");
    expect(nameOf("Invented Person")).toBe("Error");
  });
});
