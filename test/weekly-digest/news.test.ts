import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { PersonId } from "../../functions/domain/feedback/handles.ts";
import type { StrippedText } from "../../functions/domain/identifiers/identifier.ts";
import { parseSettings } from "../../functions/domain/settings.ts";
import type { Bulletin } from "../../functions/domain/statistics/bulletin.ts";
import { publicPages } from "../../functions/public-pages.ts";

const settings = parseSettings(JSON.parse(readFileSync("settings.json", "utf8")));

const aBulletin = (said: string, told: Partial<Bulletin>): Bulletin => ({
  id: said,
  programme: "northern-route",
  topic: "food",
  texts: { fr: { said: said as StrippedText, did: `${said} : c’est fait.` as StrippedText } },
  writtenBy: "one" as PersonId,
  writtenAt: "2026-11-10T09:00:00.000Z",
  version: 2,
  approved: { by: "other" as PersonId, at: "2026-11-12T09:00:00.000Z" },
  ...told,
});

const all = [
  aBulletin("La file est trop longue <b>", { site: "orchard-camp" }),
  aBulletin("Le bus est en retard", {}),
  aBulletin("La douche est froide", { site: "mill-crossing", approved: undefined }),
];

const news = async (site?: string) =>
  publicPages({
    settings,
    bulletins: { all: async () => all },
    subscriptions: {
      changed: async () => [],
      changeSeen: async (subscription) => subscription,
      change: async () => {},
    },
    links: { token: async () => "", read: async () => undefined },
    now: () => new Date("2026-11-20T09:00:00.000Z"),
    log: () => undefined,
  })({
    routeKey: "GET /news/{programme}/{language}",
    pathParameters: { programme: "northern-route", language: "fr" },
    ...(site !== undefined && { queryStringParameters: { site } }),
  });

test("the page of a programme has what was approved, its day, and where to write", async () => {
  const { statusCode, body = "" } = await news();
  expect(statusCode).toBe(200);
  expect(body).toContain("La file est trop longue &lt;b&gt; : c’est fait.");
  expect(body).toContain("Le bus est en retard : c’est fait.");
  expect(body).not.toContain("douche");
  expect(body).toContain('<time datetime="2026-11-12">12 novembre 2026</time>');
  expect(body).toContain("SMS +15550100 · WhatsApp +15550101");
});

test("it leads to the pages of sites that have news of their own, and names no other", async () => {
  const { body = "" } = await news();
  expect(body).toContain('<a href="?site=orchard-camp">Orchard Camp</a>');
  expect(body).not.toContain("Mill Crossing");
});

test("the page of a site has its own news and what is for all sites", async () => {
  expect((await news("orchard-camp")).body).toContain("La file est trop longue");
  const { body = "" } = await news("mill-crossing");
  expect(body).toContain("Le bus est en retard");
  expect(body).not.toContain("La file est trop longue");
  expect((await news("elsewhere")).statusCode).toBe(404);
});
