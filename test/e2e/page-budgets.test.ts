import { afterAll, beforeAll, expect, onTestFailed, test } from "vitest";
import { largestModules } from "./largest-modules.ts";
import { budget } from "./budgets.ts";
import { noteWrites, type PageWatch, watch } from "./page-watch.ts";
import { visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("a page of another origin pays for the chat no more than the widget's README tells: on load, and until a visitor can type", async () => {
  onTestFailed(async () => console.error(await largestModules()));
  const { page, context } = await stage.person();
  await noteWrites(context);
  const seen = watch(page, stage.product.url, stage.host.origin);
  await page.goto(stage.host.origin, { waitUntil: "load" });
  await page.getByRole("button", { name: /chat/i }).waitFor();

  expect(seen.requests()).toEqual(["/presently.js"]);
  expect(await seen.codings()).toEqual(new Set(["br"]));
  await holds(seen, "load");
  expect(await seen.writes()).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  const onLoad = seen.requests().length;

  const visitor = visitorAt(page);
  await visitor.openChat();
  const untilTyping = (await seen.bytes()).entries();
  await visitor.sees("How can we help?");
  await expect.poll(() => seen.requests().some((path) => path.startsWith("/ws/"))).toBe(true);
  await page.getByText("Nobody is here").waitFor(); // all is there that comes by opening
  await holds(seen, "open");
  const onOpen = seen.requests().length - onLoad;
  isAsTold("requests on load", onLoad);
  isAsTold("requests on open, the socket with them", onOpen);

  const needed = [...untilTyping].filter(([path]) => !path.includes("talk-"));
  const sum = needed.reduce((bytes, [, each]) => bytes + each, 0) / 1000;
  expect(needed.map(([path]) => path.replace(/-[\w-]{8}\.js$/, ""))).toEqual([
    "/presently.js",
    "/widget/panel-en",
  ]);
  const loader = (needed[0]?.[1] ?? Infinity) / 1000;
  isNear("bytes before the button shows", loader);
  isNear("bytes before a visitor can type", sum);
});

/** What is nothing on load and after opening alike. */
async function holds(seen: PageWatch, when: "load" | "open"): Promise<void> {
  isAsTold("requests to anybody else", seen.others().length);
  isAsTold("fonts, images and style sheets", seen.heavy().length);
  isAsTold("layout shift added", await seen.shift());
  if (when === "load") {
    isAsTold("connections before a visitor acts", seen.requests().length - 1);
    isAsTold("writes to storage or cookies before a visitor acts", (await seen.writes()).length);
  }
}

function isAsTold(name: string, measured: number): void {
  expect(measured, name).toBeLessThanOrEqual(budget(name).limit);
  expect(measured, `the README's figure of ${name}`).toBe(budget(name).now);
}

/** To 0.2 kB, as the sizes of the files are told. */
function isNear(name: string, measured: number): void {
  expect(measured, name).toBeLessThanOrEqual(budget(name).limit);
  expect(
    Math.abs(measured - budget(name).now),
    `the README's figure of ${name}`,
  ).toBeLessThanOrEqual(0.2);
}
