import type { AgentCommand, SiteId } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
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
  const { page } = await stage.person({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await page.addInitScript(() => {
    // Before the script runs, which is fetched meanwhile.
    new MutationObserver(() =>
      document.querySelector("script[data-site]")?.setAttribute("data-lang", "bg"),
    ).observe(document, { childList: true, subtree: true });
  });
  await page.goto(stage.host.origin);
  await page.getByRole("button", { name: /^Чат/ }).click();
  const box = page.getByRole("textbox", { name: "Съобщение" });
  await box.fill("Има ли лампи?");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: "Изход от опашката" }).waitFor();
  await page.getByRole("button", { name: "Още възможности" }).waitFor();
  const broken = await page
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
  expect(broken).toEqual([]);
});
