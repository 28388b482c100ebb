import { afterAll, beforeAll, expect, test } from "vitest";
import { agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("LK1, LK2, IN1: an owner changes how the chat looks, sees the chat itself so at once, and the page that has the tag as working", async () => {
  const { host, installed } = stage;
  const owner = await stage.person({ viewport: { width: 1440, height: 1000 } });
  const { page } = owner;
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const look = page.locator("form", { hasText: "How the chat looks" });
  const chat = page.frameLocator("iframe").getByRole("dialog");
  await chat.getByText("How can we help?").waitFor();

  await look.getByRole("textbox", { name: "Colour", exact: true }).fill("FDE047");
  await look.getByText("Words on it are black: contrast 15.9").waitFor();
  await look.getByText("below 3 the button is hard to find").waitFor();
  await look.getByRole("textbox", { name: "Greeting" }).fill("Ask us about lamps");
  await look.getByRole("radio", { name: "Left" }).check();
  await chat.getByText("Ask us about lamps").waitFor();

  await look.getByRole("textbox", { name: "Corners" }).fill("99");
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("A number from 0 to 28.").waitFor();
  await look.getByRole("textbox", { name: "Corners" }).fill("4");
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("Saved.").waitFor();

  await page.getByText("Waiting for a page with this line").waitFor();
  const visitor = await stage.person();
  await visitor.page.goto(host.origin);
  const launcher = visitor.page.getByRole("button", { name: "Chat with us" });
  expect((await launcher.boundingBox())?.x).toBe(20);
  await page.getByText(`${host.origin}: the button is there.`).waitFor();
  await launcher.click();
  await visitor.page.getByText("Ask us about lamps").waitFor();
  await page.getByText(`${host.origin}: the chat works.`).waitFor();
  expect(visitor.complaints()).toEqual([]);
});
