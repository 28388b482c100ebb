import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("R12, M3: who keeps the place and leaves is called when it is their turn, and is next when they are back", async () => {
  const shopper = await stage.person();
  await shopper.context.grantPermissions(["notifications"]);
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("I can wait, but not here.");
  const notify = shopper.page.getByRole("button", { name: "Notify me here" });
  await notify.click();
  await shopper.page.getByRole("button", { name: "Wait here instead" }).click();
  await notify.click();
  await shopper.page.getByRole("dialog").getByText("leave this tab open").waitFor();
  // What was pressed is gone; the focus is not.
  expect(await shopper.page.evaluate(() => document.activeElement?.tagName)).toBe("DIV");
  await shopper.page.goto("about:blank");

  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.sees("left the page");
  await agent.goOnline();
  await agent.sees(/Called, \d+ s left/);
  await shopper.page.goto(stage.host.origin);
  await agent.accept();
  await agent.reads("I can wait, but not here.");
  await visitor.log.getByText("It's your turn", { exact: true }).waitFor();
  await visitor.log.getByText(/ joined$/).waitFor();
  await agent.goOnline(); // the same switch: away again
  await agent.page.getByRole("switch", { name: "Online", checked: false }).waitFor();
  expect(shopper.complaints()).toEqual([]);
});

test("R8, G3, G4: two tabs of one visitor show the same thread, and neither sends the other's message again", async () => {
  const shopper = await stage.person();
  const first = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await first.openChat();
  await first.write("From the first tab.");
  await first.sees(/in line|next/i);

  const second = visitorAt(await shopper.context.newPage());
  await second.page.goto(`${stage.host.origin}/lamps`);
  await second.openChat();
  await second.sees("From the first tab.");
  await second.write("From the second tab.");
  await first.sees("From the second tab.");

  const agent = agentAt((await stage.person()).page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("From the second tab.");
  await agent.reply("To both tabs.");
  for (const tab of [first, second]) {
    await tab.sees("To both tabs.");
    for (const text of ["From the first tab.", "From the second tab.", "To both tabs."])
      expect(await tab.log.getByText(text, { exact: true }).count()).toBe(1);
  }
});

test("R24, R25: a chat that is over is forgotten in every tab, and the next person begins anew", async () => {
  const shopper = await stage.person();
  const first = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await first.openChat();
  await first.write("On a computer that is not mine.");
  await first.sees(/in line|next/i);
  const second = visitorAt(await shopper.context.newPage());
  await second.page.goto(`${stage.host.origin}/lamps`);
  await second.openChat();
  await second.sees("On a computer that is not mine.");
  await second.page.getByRole("textbox", { name: "Message" }).fill("Not sent");

  await first.page.getByRole("button", { name: "Leave the line" }).click();
  await first.page.setViewportSize({ width: 360, height: 330 });
  await first.page.getByRole("button", { name: "Forget this chat on this device" }).click();
  const confirm = first.page.getByRole("button", { name: "Forget it" });
  expect(await confirm.evaluate(isSeen)).toBe(true);
  const ended = first.page.waitForResponse(/\/wire\/visitor\/forget/);
  await confirm.click();
  expect((await ended).status()).toBe(204);

  for (const { page } of [first, second]) {
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await page.evaluate(keptByChat)).toEqual([]);
  }
  const opened = second.page.waitForEvent("websocket");
  await second.openChat();
  await opened;
  await second.sees("How can we help?");
  expect(await second.page.getByRole("textbox", { name: "Message" }).inputValue()).toBe("");
  expect(await second.page.getByText("On a computer that is not mine.").count()).toBe(0);
  expect(shopper.complaints()).toEqual([]);
});

/** The names of everything that the chat keeps in this tab. */
function keptByChat(): string[] {
  return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) =>
    key.startsWith("presently:"),
  );
}

/** Whether a finger would find it where it is. */
function isSeen(node: Element): boolean {
  const { left, top, width, height } = node.getBoundingClientRect();
  const root = node.getRootNode() as ShadowRoot; // where the chat stands
  return root.elementFromPoint(left + width / 2, top + height / 2) === node;
}
