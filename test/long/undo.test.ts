import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test("UD1, UD2: an agent who ended a chat by mistake presses Z: it goes on for both, and the visitor is asked nothing", async () => {
  const { installed, host } = stage;
  const desk = await stage.person({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  const { page } = desk;
  const agent = agentAt(page);
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(host.origin);
  await visitor.openChat();
  await visitor.write("My lamp arrived broken.");
  await agent.accept();
  await agent.reply("I'll send a new one.");
  await agent.close();
  const undo = page.getByRole("button", { name: "Undo" });
  await undo.waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await visitor.sees("Was your question solved?");
  await page.keyboard.press("z");
  await page.getByRole("status").filter({ hasText: "goes on" }).waitFor();
  await expect.poll(() => undo.count()).toBe(0);
  await agent.reads(/took the end back/);
  await visitor.sees("The chat is open again");
  await expect.poll(() => shopper.page.getByText("Was your question solved?").count()).toBe(0);
  await agent.reply("It leaves today.");
  await visitor.sees("It leaves today.");
  expect(await page.getByText(/Wrap-up:/).count()).toBe(0);

  // The same by its button, on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  await agent.close();
  await undo.press("Enter");
  await visitor.write("Thank you!");
  await agent.reads("Thank you!");
  expect([...desk.complaints(), ...shopper.complaints()].filter((l) => !l.includes("401"))).toEqual(
    [],
  );
});
