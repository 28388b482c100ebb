import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Sources, wrongImports } from "./layers.ts";

const root = join(import.meta.dirname, "../..");
const sharedExports = {
  "./protocol": "./src/protocol/index.ts",
  "./protocol/*": "./src/protocol/*.ts",
  "./view": "./src/view/index.ts",
};

test("every import follows the arrows: shared <- domain <- store, desk <- realtime, http <- app <- main", () => {
  // Our own manifest, whose exports are plain paths.
  const { exports } = JSON.parse(readFileSync(join(root, "shared/package.json"), "utf8")) as {
    exports: Record<string, string>;
  };
  const sources = read("{shared,server,server/console,widget,widget/wrappers/*}/src/**/*.{ts,tsx}");
  expect(sources.size).toBeGreaterThan(10);
  expect(wrongImports(sources, exports)).toEqual([]);
});

test.each([
  [
    "server/src/domain/queue.ts",
    `import { db } from "../store/db.ts"`,
    "domain stands below store",
  ],
  [
    "server/src/domain/queue.ts",
    `import type { Db } from "../store/db.ts"`,
    "domain stands below store",
  ],
  ["server/src/domain/queue.ts", `import { setTimeout } from "node:timers"`, "the domain is pure"],
  ["server/src/domain/queue.ts", `import { eq } from "drizzle-orm"`, "the domain is pure"],
  ["server/src/domain/queue.ts", `import fastify from "fastify"`, "the domain is pure"],
  [
    "server/src/store/db.ts",
    `import { publish } from "../realtime/audience.ts"`,
    "store stands below realtime",
  ],
  ["server/src/desk.ts", `export * from "./http/sites.ts"`, "desk stands below http"],
  ["server/src/http/sites.ts", `import { build } from "../app.ts"`, "http stands below app"],
  ["server/src/app.ts", `const main = await import("./main.ts")`, "app stands below main"],
  [
    "server/src/app.ts",
    `import { x } from "../../shared/src/settings.ts"`,
    "it leaves its package",
  ],
  [
    "widget/src/panel/session.ts",
    `import { x } from "@presently/server"`,
    "browsers never see the server",
  ],
  ["server/console/src/main.tsx", `import { x } from "../../src/app.ts"`, "it leaves its package"],
  ["widget/src/panel/session.ts", `import { readFileSync } from "node:fs"`, "it runs in a browser"],
  [
    "shared/src/view/apply.ts",
    `import { randomUUID } from "crypto"`,
    "shared runs in browsers too",
  ],
  ["shared/src/view/apply.ts", `import { x } from "@presently/server"`, "shared knows nobody"],
  ["shared/src/view/apply.ts", `import * as z from "zod"`, "zod at run time"],
  [
    "shared/src/client/socket.ts",
    `import { Event } from "../protocol/events.ts"`,
    "zod at run time",
  ],
  [
    "shared/src/client/socket.ts",
    `import { type Event } from "../protocol/events.ts"`,
    "zod at run time",
  ],
  [
    "widget/src/panel/session.ts",
    `import { Event } from "@presently/shared/protocol/events"`,
    "zod at run time",
  ],
  [
    "widget/wrappers/react/src/index.ts",
    `import { cursor } from "@presently/shared/protocol/cursor"`,
    "a wrapper knows the contract alone",
  ],
  [
    "widget/wrappers/web/src/load.ts",
    `import { start } from "@presently/widget"`,
    "a wrapper knows the contract alone",
  ],
  ["widget/wrappers/vue/src/index.ts", `import "../../web/src/index.ts"`, "it leaves its package"],
  ["server/src/app.ts", `const port = process.env.PORT`, "reads the environment"],
  ["server/src/app.ts", `import { env } from "node:process"`, "reads the environment"],
])("a wrong import in %s is found: %s", (path, source, why) => {
  expect(wrongImports(planted(path, source), sharedExports)).toEqual([
    expect.stringContaining(why),
  ]);
});

test.each([
  ["server/src/domain/queue.ts", `import type { Event } from "@presently/shared/protocol"`],
  ["server/src/store/db.ts", `import { nextFor } from "../domain/routing.ts"; import pg from "pg"`],
  ["server/src/realtime/gateway.ts", `import { handle } from "../desk.ts"`],
  ["server/src/config.ts", `const port = process.env.PORT`],
  ["shared/src/client/socket.ts", `import type { Event } from "../protocol/events.ts"`],
  ["server/console/src/main.tsx", `import * as z from "zod"`],
  ["widget/wrappers/vue/src/index.ts", `import { hold } from "@presently/web"`],
  ["widget/wrappers/web/src/load.ts", `import type { State } from "@presently/widget/contract"`],
])("a right import in %s passes: %s", (path, source) => {
  expect(wrongImports(planted(path, source), sharedExports)).toEqual([]);
});

test("a file that belongs to no layer stands where its highest import does", () => {
  const sources = new Map([
    ["server/src/desk.ts", `import "./clock.ts"; import "./ticker.ts"`],
    ["server/src/clock.ts", `import "./domain/time.ts"`],
    ["server/src/ticker.ts", `import "./clock.ts"; import "./realtime/audience.ts"`],
  ]);
  expect(wrongImports(sources, sharedExports)).toEqual([
    "server/src/desk.ts imports ./ticker.ts: desk stands below ticker",
  ]);
});

function planted(path: string, source: string): Sources {
  return new Map([
    ["shared/src/protocol/index.ts", `export * from "./events.ts"`],
    [
      "shared/src/protocol/events.ts",
      `import * as z from "zod"; export const Event = z.object({})`,
    ],
    [path, source],
  ]);
}

function read(pattern: string): Sources {
  const isProduct = (path: string) => !/\.test\.tsx?$/.test(path);
  const paths = globSync(pattern, { cwd: root }).filter(isProduct).toSorted();
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}
