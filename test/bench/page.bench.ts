/**
 * What the chat computes in a page (the bars are for a processor of a quarter of the speed): the loader's script, and the longest task with
 * something of ours on load and on open. What else the machine does adds to it, so the least of the rounds counts, and a busy machine may miss
 * a bar: it says what it was doing.
 */
import type { Page } from "playwright-core";
import { sharedChromium } from "../e2e/chromium.ts";
import { openShopPage } from "../e2e/shop-page.ts";
import { createProduct, setUp } from "../live/product.ts";
import { type Figure, report } from "./figures.ts";
import { describeMachine } from "./machine.ts";

/**
 * A phone of a few years ago is so much slower. What a thread computed is multiplied by it, rather than the browser told to be slow: that
 * counts by the clock on the wall, and so whatever else this machine does.
 */
const SLOWER = 4;
const MS_SLOWED = SLOWER / 1000; // traces count in microseconds
const ROUNDS = 8;

/** One event of a trace: times in microseconds, `tdur` what its thread computed. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

const [shop, product, browser] = await Promise.all([
  openShopPage(),
  createProduct(),
  sharedChromium(),
]);
const { siteKey } = await setUp(product, shop.origin);
await product.start();
shop.carry(product.url, siteKey);

const scriptMs: number[] = [];
const loadMs: number[] = [];
const openMs: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const page = await browser.newPage();
  const load = await traceOf(page, async () => {
    await page.goto(shop.origin);
    await launcherOf(page).waitFor();
  });
  scriptMs.push(scriptTimeMs(load));
  loadMs.push(longestTaskMs(load));
  const open = await traceOf(page, async () => {
    await launcherOf(page).click();
    await page.getByText("Nobody is here").waitFor();
  });
  openMs.push(longestTaskMs(open));
  await page.context().close();
}
await browser.close();
await product.dispose();
await shop.close();
report(
  [describeMachine()],
  [
    figure("the loader's script time at 4x slowdown", scriptMs, 25),
    figure("longest task on load at 4x slowdown", loadMs, 50),
    figure("longest task on open at 4x slowdown", openMs, 120),
  ],
);

function figure(name: string, rounds: readonly number[], barMs: number): Figure {
  const least = Math.min(...rounds);
  const all = rounds.map((ms) => ms.toFixed(0)).join(", ");
  const measured = `${least.toFixed(0)} ms (rounds: ${all})`;
  return { name, measured, bar: `<= ${barMs} ms`, isMet: least <= barMs };
}

function launcherOf(page: Page) {
  return page.getByRole("button", { name: /^Chat with us/ });
}

async function traceOf(page: Page, act: () => Promise<void>): Promise<Traced[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("no browser");
  const categories = [
    "toplevel",
    "devtools.timeline",
    "disabled-by-default-devtools.timeline",
    "v8",
  ];
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: Traced[];
  }; // the trace format's own shape
  return traceEvents;
}

/** What the thread computed for the loader's file: compiling and running it, each moment once. */
function scriptTimeMs(events: readonly Traced[]): number {
  const ours = events.filter(({ args }) => args.data?.url?.includes("/presently.js"));
  const runs = ours.filter(({ name }) => /^(?:EvaluateScript|v8\.compile)$/.test(name));
  const outer = runs.filter((one) => !runs.some((other) => other !== one && holds(other, one)));
  if (outer.length === 0) throw new Error("the trace knows nothing of the loader");
  return outer.reduce((sum, each) => sum + (each.tdur ?? 0), 0) * MS_SLOWED;
}

function holds(outer: Traced, inner: Traced): boolean {
  const { pid, tid, ts, dur = 0 } = inner;
  const isOneThread = outer.pid === pid && outer.tid === tid;
  return isOneThread && outer.ts <= ts && outer.ts + (outer.dur ?? 0) >= ts + dur;
}

/** The longest task in which something of ours ran, by what its thread computed. The test's own looks at the page are tasks as well. */
function longestTaskMs(events: readonly Traced[]): number {
  const ours = events.filter(({ args }) => args.data?.url?.startsWith(product.url));
  const tasks = events.filter(({ name }) => name.endsWith("RunTask"));
  const withUs = tasks.filter((task) => ours.some((event) => holds(task, event)));
  if (withUs.length === 0) throw new Error("the trace knows no task of ours");
  return Math.max(...withUs.map(({ tdur = 0 }) => tdur)) * MS_SLOWED;
}
