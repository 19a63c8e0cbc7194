import { readFileSync } from "node:fs";
import { commandNames } from "../../functions/domain/conversation/command-names.ts";
import { words } from "../../functions/domain/conversation/words.ts";
import { languages } from "../../functions/domain/language/language.ts";
import type { Account } from "../twilio/account.ts";
import { type Answer, jsonAnswer } from "../twilio/answer.ts";
import { sampleVoice } from "./sample-voice.ts";
import { samplePhoto } from "./samples.ts";

type Page = readonly [type: string, bytes: () => Uint8Array];

const fileOf = (name: string) => () => readFileSync(new URL(`page/${name}`, import.meta.url));
const script = (name: string): Page => ["text/javascript; charset=utf-8", fileOf(name)];

// A closed list: no path of a request ever becomes a path of the disk.
const pages: Readonly<Record<string, Page>> = {
  "/phone": ["text/html; charset=utf-8", fileOf("phone.html")],
  "/phone/phone.css": ["text/css; charset=utf-8", fileOf("phone.css")],
  "/phone/phone.js": script("phone.js"),
  "/phone/card.js": script("card.js"),
  "/phone/bubble.js": script("bubble.js"),
  "/phone/call.js": script("call.js"),
  "/phone/emulator.js": script("emulator.js"),
  "/phone/clock.js": script("clock.js"),
  "/phone/commands.json": ["application/json; charset=utf-8", commandsOfAll],
  "/phone/personas.json": ["application/json; charset=utf-8", fileOf("personas.json")],
  "/phone/icon.svg": ["image/svg+xml", fileOf("icon.svg")],
  "/phone/photo.png": ["image/png", () => samplePhoto()],
  "/phone/voice.ogg": ["audio/ogg", sampleVoice],
};

/** The word of each command that our texts name, by language. */
function commandsOfAll(): Uint8Array {
  const all = languages.map((language) => {
    const said = commandNames.map((name) => ({ name, word: words[language][name][0] }));
    return [language, said] as const;
  });
  return Buffer.from(JSON.stringify(Object.fromEntries(all)));
}

const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
};

// What a browser may show; any other file is a download.
const shownTypes = new Set(["image/png", "image/jpeg", "audio/ogg"]);

/** Serves the phone page and the files that were sent with it. */
export function servePhone(account: Account, method: string, url: URL): Answer {
  const path = url.pathname.replace(/\/$/, "");
  const page = pages[path];
  if (method !== "GET") return jsonAnswer({ message: "Only GET." }, 405);
  if (page !== undefined) return { status: 200, headers, content: { type: page[0], bytes: page[1]() } };
  const media = path.startsWith("/phone/media/") ? account.media.get(path.slice("/phone/media/".length)) : undefined;
  if (media === undefined) return jsonAnswer({ message: "Not found." }, 404);
  const type = shownTypes.has(media.contentType) ? media.contentType : "application/octet-stream";
  return { status: 200, headers, content: { type, bytes: media.content } };
}
