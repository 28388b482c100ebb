import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { laterBy } from "./minutes-later.ts";

const AGO_MS = 11 * 60_000;
let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const bar = (page: Page, said: RegExp) => page.locator(".connection-bar", { hasText: said });
const waited = /A visitor has waited longer than 10 min/;
const unstaffed = /Nobody is online, and a visitor waits/;

test("M1, AL1, AL4: who directs is told, once, of who waits too long and that nobody is there, finds the way, and puts aside what they know", async () => {
  const { installed, host, product } = stage;
  await addColleague(product, installed.siteKey);
  const owner = await stage.person({ reducedMotion: "reduce" });
  const jana = agentAt(owner.page);
  await jana.signIn(installed.consoleUrl, OWNER);
  const agent = await stage.person({ reducedMotion: "reduce" });
  await agentAt(agent.page).signIn(installed.consoleUrl, COLLEAGUE);
  const mia = visitorAt((await stage.person()).page);
  await mia.page.goto(host.origin);
  await mia.openChat();
  await mia.write("Is anybody there?");
  await jana.hasInLane(/Visitor|Is anybody/);

  await laterBy(product, AGO_MS);
  await bar(owner.page, waited).waitFor();
  await bar(owner.page, unstaffed).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await owner.page.emulateMedia({ colorScheme });
    expect(await faultsOnPage(owner.page)).toEqual([]);
  }
  await owner.page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOnPage(owner.page)).toEqual([]);
  expect(await owner.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
    true,
  );
  await owner.page.setViewportSize({ width: 1280, height: 900 });

  // By the keyboard: the way to the one who waits.
  await bar(owner.page, waited).getByRole("link", { name: "Open it" }).press("Enter");
  await owner.page.getByText("Is anybody there?").first().waitFor();
  expect(await bar(agent.page, waited).count()).toBe(0);
  expect(await bar(agent.page, unstaffed).count()).toBe(0);

  await bar(owner.page, unstaffed).getByRole("button").press("Enter");
  await bar(owner.page, unstaffed).waitFor({ state: "detached" });
  expect(await owner.page.evaluate(() => document.activeElement?.textContent)).toMatch(waited);
  await owner.page.reload();
  await bar(owner.page, waited).waitFor();
  expect(await bar(owner.page, unstaffed).count()).toBe(0);

  // Whoever waits is served: there is nothing to tell any more, and the alarm itself ends a while later.
  await jana.goOnline();
  await jana.accept();
  await bar(owner.page, waited).waitFor({ state: "detached" });
});

test("AL6: who is told of alarms chooses whether they come by mail, too", async () => {
  const { page } = await stage.person({ reducedMotion: "reduce" });
  await agentAt(page).signIn(stage.installed.consoleUrl, OWNER);
  await page.goto(`${stage.installed.consoleUrl}settings/alarms`);
  await page.getByRole("heading", { name: "Alarms", level: 1 }).waitFor();
  await page.getByRole("radio", { name: /While nobody who would see it/ }).check();
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await page.getByText("Saved.").waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOnPage(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faultsOnPage(page)).toEqual([]);
  await page.reload();
  const kept = page.getByRole("radio", { name: /While nobody who would see it/ });
  await kept.waitFor();
  expect(await kept.isChecked()).toBe(true);
});
