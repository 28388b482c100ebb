/**
 * What the chat computes in a page, by a browser's trace. What a thread computed is counted, never the clock on the wall: that counts whatever
 * else the machine does. How quick the processor is at that moment is told by a yardstick that runs in the same page.
 */
import type { Browser, Page } from "playwright-core";

/** A phone of a few years ago is so much slower than the processor that measures. */
const SLOWER = 4;
const MS_SLOWED = SLOWER / 1000; // traces count in microseconds

/** One event of a trace: times in microseconds, `tdur` what its thread computed. */
export interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string } };
}

/** One load and opening of the chat: thread CPU time in ms, for a processor of a quarter of the speed. */
export interface PageTimes {
  /** Compiling and running the loader's file. */
  readonly scriptMs: number;
  /** The longest task on load in which something of the chat ran. */
  readonly loadMs: number;
  /** The same from the click on the launcher until a visitor can type and all has come. */
  readonly openMs: number;
  /** A fixed piece of work of the kind that a page does: what the three above are divided by when machines or moments are compared. */
  readonly yardstickMs: number;
}

/** Loads and opens the chat once on a page of its own, which carries the tag of the server at `chatUrl`. */
export async function measurePageTimes(
  browser: Browser,
  pageUrl: string,
  chatUrl: string,
): Promise<PageTimes> {
  const page = await browser.newPage();
  const load = await traceOf(page, async () => {
    await page.goto(pageUrl);
    await launcherOf(page).waitFor();
  });
  const open = await traceOf(page, async () => {
    await launcherOf(page).click();
    await page.getByText("Nobody is here").waitFor();
  });
  const measured = await traceOf(page, () => layYardstick(page));
  await page.context().close();
  return {
    scriptMs: scriptTimeMs(load, "/presently.js"),
    loadMs: longestTaskMs(load, chatUrl),
    openMs: longestTaskMs(open, chatUrl),
    yardstickMs: scriptTimeMs(measured, YARDSTICK),
  };
}

const YARDSTICK = "/yardstick.js";

/** A script that is compiled, makes elements and strings, and has them laid out: as loading a chat does, and always the same. */
async function layYardstick(page: Page): Promise<void> {
  await page.route(`**${YARDSTICK}`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: yardstick() }),
  );
  await page.addScriptTag({ url: YARDSTICK });
}

function yardstick(): string {
  const functions = Array.from(
    { length: 400 },
    (_, n) =>
      `function f${n}(list) { const found = list.filter((each) => each.id % ${n + 2} === 0); ` +
      `return found.map(({ id, name }) => ({ id, name: name + "${n}" })).sort((a, b) => b.id - a.id).length }`,
  );
  const calls = functions.map((_, n) => `f${n}(list)`);
  return `(() => { ${functions.join("\n")}
    const list = Array.from({ length: 100 }, (_, id) => ({ id, name: "lamp " + id }));
    const sum = ${calls.join(" + ")};
    const box = document.createElement("div");
    for (let n = 0; n < 600; n++) {
      const row = box.appendChild(document.createElement("p"));
      row.textContent = "row " + n + " of " + sum;
      row.style.padding = n % 7 + "px";
    }
    document.body.append(box);
    box.getBoundingClientRect();
    box.remove();
  })()`;
}

function launcherOf(page: Page) {
  return page.getByRole("button", { name: /^Chat with us/ });
}

/** What a browser tells of a page while something is done on it. */
export async function traceOf(page: Page, act: () => Promise<void>): Promise<Traced[]> {
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

/** What the thread computed for one script: compiling and running it, each moment once. */
function scriptTimeMs(events: readonly Traced[], path: string): number {
  const ours = events.filter(({ args }) => args.data?.url?.includes(path));
  const runs = ours.filter(({ name }) => /^(?:EvaluateScript|v8\.compile)$/.test(name));
  const outer = runs.filter((one) => !runs.some((other) => other !== one && holds(other, one)));
  if (outer.length === 0) throw new Error(`the trace knows nothing of ${path}`);
  return outer.reduce((sum, each) => sum + (each.tdur ?? 0), 0) * MS_SLOWED;
}

function holds(outer: Traced, inner: Traced): boolean {
  const { pid, tid, ts, dur = 0 } = inner;
  const isOneThread = outer.pid === pid && outer.tid === tid;
  return isOneThread && outer.ts <= ts && outer.ts + (outer.dur ?? 0) >= ts + dur;
}

/**
 * The longest task in which something from `url` ran, by what its thread computed, in ms for a processor so much slower. The test's own looks at
 * the page are tasks as well.
 */
export function longestTaskMs(
  events: readonly Traced[],
  url: string,
  slower: number = SLOWER,
): number {
  const ours = events.filter(({ args }) => args.data?.url?.startsWith(url));
  const tasks = events.filter(({ name }) => name.endsWith("RunTask"));
  const withUs = tasks.filter((task) => ours.some((event) => holds(task, event)));
  if (withUs.length === 0) throw new Error(`the trace knows no task of ${url}`);
  return (Math.max(...withUs.map(({ tdur = 0 }) => tdur)) * slower) / 1000;
}
