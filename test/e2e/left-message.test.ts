import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

test("M1, C8: a message left while nobody was there is answered from the unanswered lane, and put away", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Do you repair old lamps?");
  await shopper.page.getByRole("textbox", { name: "E-mail address" }).fill("mia@home.example");
  await shopper.page.getByRole("button", { name: "Leave message" }).click();

  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  const lane = desk.page.getByRole("link", { name: /^Unanswered/ });
  await desk.page.getByRole("link", { name: /^Unanswered\s*1$/ }).click();
  await desk.page
    .getByRole("link", { name: /Do you repair old lamps\?/ })
    .first()
    .click();
  await agent.log.getByText("Do you repair old lamps?").waitFor();
  const mail = desk.page.getByRole("link", { name: "mia@home.example" });
  expect(await mail.getAttribute("href")).toBe("mailto:mia@home.example");
  await agent.reply("We do, bring it along.");
  await agent.log.getByText("We do, bring it along.").waitFor();
  await desk.page.getByRole("link", { name: /^Unanswered$/ }).waitFor();
  expect(await lane.count()).toBe(1);
  await visitor.sees("We do, bring it along.");

  const card = desk.page.getByRole("complementary", { name: "Who is this?" });
  await card.waitFor();
  await desk.page.setViewportSize({ width: 360, height: 740 });
  await card.waitFor({ state: "detached" });
  await desk.page.getByRole("button", { name: "Close conversation" }).click();
  await desk.page.getByText("This conversation is closed.", { exact: false }).waitFor();
  expect(desk.complaints().filter((line) => !line.includes("401"))).toEqual([]);
});
