import type { Frame, Page } from "playwright-core";
import { until } from "../../live/product.ts";
import { launchChromium } from "../chromium.ts";
import { firstPixelOf } from "./pixel.ts";
import type { Seat, Tab } from "./tab.ts";

/** Chromium, with the back-forward cache that a test's browser usually goes without, and `.test` on this machine. */
export async function chromiumSeat(): Promise<Seat> {
  const browser = await launchChromium({
    args: ["--host-resolver-rules=MAP *.test 127.0.0.1"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  return {
    browser: "Chromium",
    async open(screen = {}, ...prepare) {
      const { width = 1024, height = 720, media, ...options } = screen;
      const context = await browser.newContext({ viewport: { width, height }, ...options });
      for (const each of prepare)
        await context.addInitScript(typeof each === "string" ? { content: each } : each);
      const page = await context.newPage();
      if (media) await page.emulateMedia({ media });
      return chromiumTab(page);
    },
    close: () => browser.close(),
  };
}

function chromiumTab(page: Page): Tab {
  let frame: Frame = page.mainFrame();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  return {
    async visit(url) {
      await page.goto(url, { waitUntil: "domcontentloaded" });
    },
    async back() {
      await page.goBack({ waitUntil: "commit" });
    },
    async enterFrame() {
      frame = page.frames()[1] ?? frame;
    },
    run: (look) => frame.evaluate(look),
    async click(left, top) {
      if (frame !== page.mainFrame()) await reachFrame(left, top);
      await page.mouse.click(left, top);
    },
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    async colourAt(x, y) {
      // By the browser's own means: a page may have broken whatever else would take the picture.
      const session = await page.context().newCDPSession(page);
      const clip = { x, y, width: 1, height: 1, scale: 1 };
      const { data } = await session.send("Page.captureScreenshot", { format: "png", clip });
      await session.detach();
      return firstPixelOf(Buffer.from(data, "base64"));
    },
    async opening(act) {
      const [opened] = await Promise.all([page.context().waitForEvent("page"), act()]);
      await opened.waitForLoadState("domcontentloaded");
      return chromiumTab(opened);
    },
    complaints: () => complaints,
    close: () => page.context().close(),
  };
  /** A frame in a process of its own can be measured before the browser sends any pointer there, and loses them while its picture is taken. */
  async function reachFrame(left: number, top: number): Promise<void> {
    await frame.evaluate(awaitPointer);
    await until("the frame hears the pointer", async () => {
      for (const at of [left - 1, left]) await page.mouse.move(at, top);
      return frame.evaluate(hasHeardPointer);
    });
  }
}

function awaitPointer(): void {
  document.documentElement.dataset["pointer"] = "awaited";
  const heard = () => delete document.documentElement.dataset["pointer"];
  addEventListener("pointermove", heard, { capture: true, once: true });
}

function hasHeardPointer(): boolean {
  return document.documentElement.dataset["pointer"] === undefined;
}
