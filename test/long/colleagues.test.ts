import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});
afterAll(() => stage?.close());

test("CP4: two who would answer the same left message read of each other above the reply, and neither is held back", async () => {
  const shopper = visitorAt((await stage.person()).page);
  await shopper.page.goto(stage.host.origin);
  await shopper.openChat();
  await shopper.write("Do you repair old lamps?");
  await shopper.page.getByRole("textbox", { name: "E-mail address" }).fill("mia@home.example");
  await shopper.page.getByRole("button", { name: "Leave message" }).click();
  const [one, other] = await Promise.all(
    [OWNER, COLLEAGUE].map(async (who) => {
      const agent = agentAt((await stage.person()).page);
      await agent.signIn(stage.installed.consoleUrl, who);
      await agent.page.getByRole("link", { name: /^Unanswered/ }).click();
      await agent.page.getByRole("link", { name: /repair old lamps/ }).click();
      await agent.reads("Do you repair old lamps?");
      return agent;
    }),
  );
  if (one === undefined || other === undefined) throw new Error("two agents were to come");
  const told = other.page.getByText(/ is writing in this conversation too\./);
  await one.page.getByRole("textbox", { name: "Reply" }).fill("We do");
  await told.waitFor();
  await other.reply("Bring it along.");
  await shopper.sees("Bring it along.");
  for (const { page } of [one, other, shopper]) await page.context().close();
});

test("M13, CP1, CP2, CP4: an agent knows who looks on and reads their private note; the visitor sees nothing of either, and it is gone when they leave", async () => {
  const { installed, host } = stage;
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("My lamp hums.");
  const screen = { viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" } as const;
  const ben = agentAt((await stage.person(screen)).page);
  await ben.signIn(installed.consoleUrl, COLLEAGUE);
  await ben.goOnline();
  await ben.accept();
  await ben.reads("My lamp hums.");
  const watching = ben.page.getByText(/is looking at this too/);
  expect(await watching.count()).toBe(0);

  const jana = agentAt((await stage.person(screen)).page);
  await jana.signIn(installed.consoleUrl, OWNER);
  await jana.page.getByRole("link", { name: /^Team/ }).click();
  await jana.page.getByRole("link", { name: /My lamp hums/ }).click();
  await jana.reads("My lamp hums.");
  await watching.waitFor();
  expect(await watching.innerText()).toMatch(/\(Owner\) is looking at this too$/);
  await jana.page.getByText(/^\s*ben is looking at this too/i).waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await ben.page.emulateMedia({ colorScheme });
    expect(await faultsOnPage(ben.page)).toEqual([]);
  }

  // RE2, M26: what the one writes on the card the other reads there a moment later.
  await jana.page.getByRole("button", { name: "Add how to address them" }).press("Enter");
  const dialog = jana.page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("Ms Lind, formally");
  expect(await faultsOnPage(jana.page)).toEqual([]);
  await dialog.getByRole("textbox").press("Enter");
  await dialog.waitFor({ state: "detached" });
  for (const { page } of [jana, ben]) await page.getByText("Ms Lind, formally").waitFor();

  await jana.page.locator("h1").first().press("n");
  await jana.page.getByRole("textbox", { name: /note/i }).fill("Ask for the bulb's name first.");
  await jana.page.getByRole("textbox", { name: /note/i }).press("Enter");
  await ben.reads("Ask for the bulb's name first.");
  await ben.reply("Which bulb is in it?");
  await visitor.sees("Which bulb is in it?");
  expect(await visitor.page.getByText(/bulb's name|looking at this|writing in this/).count()).toBe(
    0,
  );

  // Back to the list: nobody looks any more.
  await jana.page.getByRole("link", { name: /^Waiting/ }).click();
  await watching.waitFor({ state: "detached" });
  // And a window that closes says nothing more.
  await jana.page.getByRole("link", { name: /^Team/ }).click();
  await jana.page.getByRole("link", { name: /bulb|lamp/ }).click();
  await watching.waitFor();
  await jana.page.close();
  await watching.waitFor({ state: "detached" });
});
