import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAt, type VisitorAtPage, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

/** What the visitor's newest message says of itself. */
const stateOf = ({ page }: VisitorAtPage) => page.locator(".state").last().textContent();
const press = ({ page }: VisitorAtPage, name: string) => page.getByRole("button", { name }).click();

/** What the browser was handed when the visitor pressed a button. */
async function savedBy(visitor: VisitorAtPage, name: string): Promise<string> {
  const handed = visitor.page.waitForEvent("download");
  await press(visitor, name);
  return readFile(await (await handed).path(), "utf8");
}

test("RM1, SO2, TS1, M9, M17: a message is sent, delivered and read; at the end one thing is asked, no opens it with the same agent, then it is rated, and kept without the team's note", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Is the lamp made of <b>brass</b>?");
  await visitor.sees(/in line|next/i);
  expect(await stateOf(visitor)).toBe("Sent");

  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("made of <b>brass</b>?");
  await expect.poll(() => stateOf(visitor)).toBe("Read");

  // The agent looks at something else: what comes has reached them, and is not read.
  await desk.page.evaluate(() => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await visitor.write("And the cable?");
  await expect.poll(() => stateOf(visitor)).toBe("Delivered");
  await desk.page.evaluate(() => {
    Reflect.deleteProperty(document, "hidden");
    document.dispatchEvent(new Event("visibilitychange"));
  });
  await expect.poll(() => stateOf(visitor)).toBe("Read");

  await agent.tick("Is the lamp made of <b>brass</b>?");
  await agent.reply("All of it.");
  await visitor.sees("All of it.");
  await agent.sees("Seen by the visitor");
  await desk.page.getByRole("radio", { name: "Note" }).check({ force: true });
  const note = desk.page.getByRole("textbox", { name: "Note" });
  await note.fill("Asks a lot");
  await note.press("Enter");
  await agent.reads("Asks a lot");

  await agent.close();
  await visitor.sees("Was your question solved?");
  expect(await shopper.page.getByText("How was this chat?").count()).toBe(0);
  await press(visitor, "No, not yet");
  await visitor.sees("The chat is open again");
  await agent.accept();
  await agent.sees("The visitor says that it was not solved");
  await agent.reads("Asks a lot");
  await desk.page.getByRole("radio", { name: "Reply" }).check({ force: true });
  await agent.reply("The cable is copper.");
  await visitor.sees("The cable is copper.");

  await agent.close();
  await visitor.sees("How was this chat?");
  expect(await shopper.page.getByText("Was your question solved?").count()).toBe(0);
  await press(visitor, "5 of 5");
  await agent.sees("The visitor's rating: 5 of 5");

  const text = await savedBy(visitor, "Save as text");
  expect(text).toContain("Is the lamp made of <b>brass</b>?");
  expect(text).toContain("The cable is copper.");
  const page = await savedBy(visitor, "Save as a page");
  expect(page).toContain("made of &lt;b&gt;brass&lt;/b&gt;?");
  for (const kept of [text, page]) expect(kept).not.toContain("Asks a lot");
  expect(shopper.complaints()).toEqual([]);
});
