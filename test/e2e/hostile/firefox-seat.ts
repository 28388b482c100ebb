import type { Frame, Page } from "puppeteer-core";
import { until } from "../../live/product.ts";
import { launchFirefox } from "../firefox.ts";
import { setForTabInFront } from "./firefox-window.ts";
import { firstPixelOf } from "./pixel.ts";
import type { Seat, Tab } from "./tab.ts";

/** Firefox, with `lamps.test` on this machine and scroll bars that take no room. */
export async function firefoxSeat(): Promise<Seat> {
  const browser = await launchFirefox({
    "network.dns.localDomains": "lamps.test",
    "ui.useOverlayScrollbars": 1,
  });
  return {
    browser: "Firefox",
    async open(screen = {}, ...prepare) {
      const { width = 1024, height = 720, ...settings } = screen;
      const { deviceScaleFactor: zoom = 1 } = settings;
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.setViewport({ width: width * zoom, height: height * zoom });
      await setForTabInFront(browser, settings);
      for (const each of prepare) await page.evaluateOnNewDocument(each);
      return firefoxTab(page);
    },
    close: () => browser.close(),
  };
}

function firefoxTab(page: Page): Tab {
  let frame: Frame = page.mainFrame();
  const complaints: string[] = [];
  page.on("pageerror", (error) => {
    complaints.push(error instanceof Error ? error.message : String(error));
  });
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  return {
    async visit(url) {
      await page.goto(url, { waitUntil: "domcontentloaded" });
    },
    async back() {
      const from = page.url();
      await frame.evaluate(() => history.back());
      await until("another page is there", () => page.url() !== from);
    },
    async enterFrame() {
      await until("the frame is there", () => page.frames().length > 1);
      frame = page.frames()[1] ?? frame;
    },
    run: (look) => frame.evaluate(look),
    click: (left, top) => page.mouse.click(left, top),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    async colourAt(x, y) {
      const clip = { x, y, width: 1, height: 1 };
      return firstPixelOf(
        Buffer.from(await page.screenshot({ clip, captureBeyondViewport: false })),
      );
    },
    async opening(act) {
      const opened = new Promise<Page>((resolve) => {
        page.browserContext().once("targetcreated", (target) => {
          void target.page().then((other) => other && resolve(other));
        });
      });
      await act();
      return firefoxTab(await opened);
    },
    complaints: () => complaints,
    close: () => page.browserContext().close(),
  };
}
