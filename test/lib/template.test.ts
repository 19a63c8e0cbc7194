import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { synthesise } from "../../lib/synthesise.ts";
import { build } from "./built.ts";
import { access } from "./sentences/access.ts";
import { door } from "./sentences/door.ts";
import { lambdas } from "./sentences/functions.ts";
import { ownHost } from "./sentences/own-host.ts";
import { queues } from "./sentences/queues.ts";
import { stores } from "./sentences/stores.ts";
import { watch } from "./sentences/watch.ts";

const folder = mkdtempSync(`${tmpdir()}/hearback-template-`);
const built = await build(`${folder}/checked`);

describe("what is deployed", () => {
  beforeAll(async () => {
    await synthesise({ outdir: `${folder}/again`, checked: false });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe("stores", () => stores(built));
  describe("access", () => access(built));
  describe("the door", () => door(built));
  describe("queues and schedules", () => queues(built));
  describe("functions", () => lambdas(built));
  describe("the watch", () => watch(built));
  describe("a channel with a host of its own", () => ownHost(built));

  it("is the same to the byte when it is synthesised again, with and without the rules", () => {
    expect(readFileSync(`${folder}/again/Hearback.template.json`, "utf8")).toBe(built.text);
  });

  it("names no account and no resource of another one", () => {
    expect(built.text).not.toMatch(/arn:aws[a-z-]*:[a-z0-9-]*:[a-z0-9-]*:\d{12}:/);
  });
});
