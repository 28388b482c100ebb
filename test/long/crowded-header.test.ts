import type { AgentCommand, SiteId } from "@presently/shared/protocol";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { chatSpeaks } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, type LiveAgent, signIn } from "../live/live-agent.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: LiveAgent;

beforeAll(async () => {
  stage = await openStage();
  const { product, installed, host } = stage;
  agent = liveAgent(product.url, await signIn(product.url, OWNER), 0);
  agent.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // as `setup` printed it
    name: "Месингови лампи от Пловдив ООД",
    origins: [host.origin],
    isAutoAccept: false,
  } satisfies AgentCommand);
  await vi.waitUntil(() => agent.isQuiet(), { timeout: 10_000 });
});

afterAll(async () => {
  agent?.close();
  await stage?.close();
});

test("AC9: beside the way out of the line and the menu, a long name of the site keeps its words whole", async () => {
  const page = await waitingAt(360, "bg");
  expect(await brokenWords(page)).toEqual([]);
});

test.for(["en", "bg", "fi", "lt", "nl", "ru"])(
  "AC9: on the narrowest screen, in %s, the way out of the line reaches under nothing, and all words stay whole",
  async (language) => {
    const page = await waitingAt(320, language);
    const quiet = page.getByRole("dialog").locator("header .quiet");
    const { needs, has } = await quiet.evaluate((button) => {
      const text = document.createRange();
      text.selectNodeContents(button);
      return { needs: text.getBoundingClientRect().width, has: button.clientWidth };
    });
    expect(needs).toBeLessThanOrEqual(has);
    expect(await brokenWords(page)).toEqual([]);
  },
);

/** A visitor in line on a phone so many px wide, whose chat speaks a language. */
async function waitingAt(width: number, language: string): Promise<Page> {
  const { page } = await stage.person({
    viewport: { width, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await chatSpeaks(page, language);
  await page.goto(stage.host.origin);
  await page.locator("html > div > button").first().click();
  const chat = page.getByRole("dialog");
  await chat.getByRole("textbox").fill("Lamps?");
  await page.keyboard.press("Control+Enter");
  await chat.locator("header .quiet").waitFor();
  await chat.locator("header .menu").waitFor();
  return page;
}

/** The words of the site's name that stand on more than one line. */
function brokenWords(page: Page): Promise<string[]> {
  return page
    .getByRole("dialog")
    .getByRole("heading", { level: 1 })
    .evaluate((heading) => {
      const [text] = [...(heading.firstElementChild?.childNodes ?? [])];
      if (!text?.textContent) return ["no name"];
      return [...text.textContent.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    });
}
