import { accessSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleVoice } from "../../../local/phone/sample-voice.ts";
import { samplePhoto } from "../../../local/phone/samples.ts";
import { type Bench, sms, startBench, whatsapp } from "../twilio/emulator.ts";

// What runs in the browser sees these; the project itself has no browser types.
type Picture = { decode: () => Promise<void>; naturalWidth: number };
type Shown = { direction: string; outlineStyle: string; getPropertyValue: (name: string) => string };
declare const getComputedStyle: (element: unknown) => Shown;
declare const document: { documentElement: unknown; activeElement: { nextElementSibling: unknown } };

const found = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
});
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"];
const still = ["--disable-background-networking", "--disable-component-update"];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let bench: Bench;
let browser: Browser;
beforeAll(async () => {
  bench = await startBench();
  if (found !== undefined) browser = await chromium.launch({ executablePath: found, args: [...quiet, ...still] });
});
afterAll(async () => {
  await browser?.close();
  await bench.stop();
});

describe("the phone page", () => {
  it("is served with a policy that lets nothing in from elsewhere", async () => {
    const answer = await fetch(`${bench.twilio.url}/phone`);
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none'; script-src 'self'/);
    expect(await answer.text()).not.toMatch(/https?:\/\//);
  });

  it("serves its own files only", async () => {
    for (const path of ["/phone/../twilio/main.ts", "/phone/%2e%2e/serve-phone.ts", "/phone/media/ME0"]) {
      expect((await fetch(bench.twilio.url + path)).ok).toBe(false);
    }
  });

  it("sends a picture and a voice note that are what they say", () => {
    expect(Buffer.from(samplePhoto()).subarray(1, 4).toString()).toBe("PNG");
    expect(Buffer.from(sampleVoice()).subarray(0, 4).toString()).toBe("OggS");
  });
});

describe.skipIf(found === undefined)("the phone page in a browser (skipped where there is no chromium)", () => {
  async function open(
    width: number,
    colorScheme: "light" | "dark" = "light",
  ): Promise<{ page: Page; errors: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (entry) => entry.type() === "error" && errors.push(entry.text()));
    await page.goto(`${bench.twilio.url}/phone`);
    await page.waitForSelector(".phone");
    return { page, errors };
  }

  it("sends a message and shows the answer with its ticks, by keyboard alone", async () => {
    const { page, errors } = await open(1200);
    const card = page.locator("[data-person=grace]");
    await card.getByRole("textbox").focus();
    await page.keyboard.type("Where can I get water?");
    await page.keyboard.press("Enter");
    await card.getByText("Where can I get water?").waitFor();
    await card.getByText("✓✓ received").waitFor();
    const call = bench.listener.calls.at(-1)?.form;
    expect([call?.get("Body"), call?.get("From"), call?.get("To")]).toEqual([
      "Where can I get water?",
      "+15555550141",
      sms,
    ]);
    await bench.sdk.messages.create({ to: "+15555550141", from: sms, body: "A person reads it." });
    await card.getByText("A person reads it.").waitFor();
    await card.getByText("✓✓ delivered").waitFor();
    expect(errors).toEqual([]);
    await page.close();
  });

  it("sends a photo, a voice note and a place on WhatsApp, and no name or place by SMS", async () => {
    const { page, errors } = await open(1200);
    const card = page.locator("[data-person=yulimar]");
    expect(await card.getByRole("button", { name: "Place" }).isDisabled()).toBe(true);
    await card.getByText("WhatsApp", { exact: true }).click();
    const before = bench.listener.calls.length;
    for (const name of ["Photo", "Voice", "Place"]) await card.getByRole("button", { name }).click();
    await expect.poll(() => bench.listener.calls.length, { timeout: 5_000 }).toBe(before + 3);
    const sent = bench.listener.calls.slice(before).map(({ form }) => form);
    expect(new Set(sent.map((form) => form.get("MessageType")))).toEqual(new Set(["image", "audio", "location"]));
    expect(sent.every((form) => form.get("To") === whatsapp && form.get("ProfileName") === "Yulimar")).toBe(true);
    expect(sent.every((form) => form.get("From") === "whatsapp:VE.13491208655302741918")).toBe(true);
    await card.locator("img").waitFor();
    const width = await card.locator("img").evaluate((image: Picture) => image.decode().then(() => image.naturalWidth));
    expect(width).toBe(240);
    await expect
      .poll(() => card.locator("audio").evaluate((audio: { duration: number }) => audio.duration))
      .toBeCloseTo(1, 1);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("writes Arabic from right to left and English from left to right", async () => {
    await bench.post("/emulator/inbound", { from: "+15555550142", to: sms, body: "السلام عليكم" });
    await bench.sdk.messages.create({ to: "+15555550142", from: sms, body: "Thank you" });
    const { page } = await open(1200);
    const direction = (text: string) =>
      page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).direction);
    expect(await direction("السلام عليكم")).toBe("rtl");
    expect(await direction("Thank you")).toBe("ltr");
    await page.close();
  });

  it("moves Twilio's clock past the 24 hours of WhatsApp, and back", async () => {
    const { page, errors } = await open(1200);
    const now = async () =>
      (
        (await (await fetch(`${bench.twilio.url}/emulator/clock`, { headers: { "x-emulator": "1" } })).json()) as {
          now: string;
        }
      ).now;
    const ahead = async () => Math.round(Math.abs(Date.parse(await now()) - Date.now()) / 3_600_000);
    await page.getByRole("button", { name: "+25 hours" }).click();
    await expect.poll(ahead).toBe(25);
    const shown = new Date(await now()).getDate();
    await expect.poll(() => page.locator("#clock time").textContent()).toContain(String(shown));
    await page.getByRole("button", { name: "Now" }).click();
    await expect.poll(ahead).toBe(0);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("offers each person the commands in their own language, and sends them only when told to", async () => {
    const { page } = await open(1200);
    const card = page.locator("[data-person=selam]");
    const before = bench.listener.calls.length;
    await card.getByLabel("Command of").selectOption({ label: "ኣንብብ (read)" });
    expect(await card.getByRole("textbox").inputValue()).toBe("ኣንብብ");
    expect(bench.listener.calls).toHaveLength(before);
    await page.keyboard.press("Enter");
    await expect.poll(() => bench.listener.calls.at(-1)?.form.get("Body")).toBe("ኣንብብ");
    await page.close();
  });

  it("fits a phone of 390 pixels, shows one person at a time, and takes a number of one's own", async () => {
    const { page } = await open(390);
    const overflow = () => page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await page.locator(".phone:visible").count()).toBe(1);
    await page.getByText("Add a number of your own").click();
    await page.getByLabel("Name").fill("Somebody");
    await page.getByLabel("Number").fill("+15555550150");
    await page.getByRole("button", { name: "Add" }).click();
    expect(await page.locator(".phone:visible").getAttribute("aria-label")).toBe("Phone of Somebody");
    await page.keyboard.type("hello");
    await page.keyboard.press("Enter");
    await expect.poll(() => bench.listener.calls.at(-1)?.form.get("From")).toBe("+15555550150");
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.close();
  });

  it.each([390, 320])(
    "at %i pixels the message is written without scrolling, also to the end of the line",
    async (width) => {
      const { page, errors } = await open(width);
      for (const control of [".phone:visible textarea", ".phone:visible .send", ".phone:visible .messages"]) {
        const box = await page.locator(control).boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 1_000), control).toBeLessThanOrEqual(844);
        expect((box?.x ?? 0) + (box?.width ?? 1_000), control).toBeLessThanOrEqual(width);
      }
      expect((await page.locator(".phone:visible .messages").boundingBox())?.height).toBeGreaterThan(250);
      expect(
        await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth"),
      ).toBeLessThanOrEqual(0);
      expect(errors).toEqual([]);
      await page.close();
    },
  );

  it("rings when somebody is called, and the call is taken and ended by keyboard", async () => {
    const { page, errors } = await open(1200);
    const card = page.locator("[data-person=awa]");
    const twiml = `<Response><Dial callerId="${sms}"><Number>+15555550145</Number></Dial></Response>`;
    await bench.sdk.calls.create({ to: "+15555550177", from: sms, twiml });
    await card.getByText(`${sms} is calling`).waitFor();
    expect(await card.getByRole("button", { name: "Hang up" }).count()).toBe(0);
    await card.getByRole("button", { name: "Answer" }).press("Enter");
    await card.getByText(`${sms} is on the line`).waitFor();
    await card.getByRole("button", { name: "Hang up" }).press("Enter");
    await expect.poll(() => card.locator(".call").isHidden()).toBe(true);
    expect(errors).toEqual([]);
    await page.close();
  });

  it("calls the number and hangs up, which is one signed request and nothing that anybody pays for", async () => {
    const { page } = await open(1200);
    await bench.post("/emulator/webhook", { voiceUrl: `${bench.listener.url}/twilio/voice` });
    bench.listener.answer = () => ({ status: 200, body: '<Response><Reject reason="busy"/></Response>' });
    const card = page.locator("[data-person=hodan]");
    await card.getByRole("button", { name: "Missed call" }).click();
    await expect.poll(() => bench.listener.calls.at(-1)?.path).toBe("/twilio/voice");
    const form = bench.listener.calls.at(-1)?.form;
    expect([form?.get("From"), form?.get("CallStatus"), form?.get("Direction")]).toEqual([
      "+15555550146",
      "ringing",
      "inbound",
    ]);
    bench.listener.answer = () => ({ status: 200 });
    await page.close();
  });

  it.each([320, 1280])("has nothing at %i pixels that axe finds fault with", async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 844 }, bypassCSP: true });
    await page.goto(`${bench.twilio.url}/phone`);
    await page.waitForSelector(".phone");
    await page.evaluate(axe);
    const found = await page.evaluate<readonly string[]>(
      "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes[0].html))",
    );
    expect(found).toEqual([]);
    await page.close();
  });

  it.each(["light", "dark"] as const)(
    "has a contrast of 4.5 at least, and a focus that is seen, in %s",
    async (scheme) => {
      const { page } = await open(1200, scheme);
      const colours = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        const names = ["page", "card", "text", "quiet", "accent", "on-accent", "mine", "theirs", "warn"];
        return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
      });
      expect(Object.values(colours).filter((colour) => !/^#[0-9a-f]{6}$/.test(colour))).toEqual([]);
      const pairs = [
        ...["page", "card", "mine", "theirs"].flatMap((ground) =>
          ["text", "quiet", "warn"].map((ink) => [ink, ground]),
        ),
        ["accent", "page"],
        ["accent", "card"],
        ["on-accent", "accent"],
      ];
      const weak = pairs.filter(([ink = "", ground = ""]) => contrast(colours[ink] ?? "", colours[ground] ?? "") < 4.5);
      expect(weak).toEqual([]);
      await page.keyboard.press("Tab");
      const outlines = await page.evaluate(() => {
        const { activeElement } = document;
        return [activeElement, activeElement.nextElementSibling].map(
          (element) => element && getComputedStyle(element).outlineStyle,
        );
      });
      expect(outlines).toContain("solid");
      await page.close();
    },
  );
});

/** The contrast of two colours as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [light = 1, dark = 1] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
