import { afterAll, beforeAll, expect, test } from "vitest";
import { addColleague, COLLEAGUE, OWNER } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  await addColleague(stage.product, stage.installed.siteKey);
});

afterAll(() => stage?.close());

test("M4, R14, T1: a transfer carries the conversation and its note, and the visitor hears who comes and why", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("My lamp hums.");

  const jana = agentAt((await stage.person()).page);
  await jana.signIn(stage.installed.consoleUrl, OWNER);
  await jana.goOnline();
  await jana.accept();
  await jana.reads("My lamp hums.");

  const ben = agentAt((await stage.person()).page);
  await ben.signIn(stage.installed.consoleUrl, COLLEAGUE);
  await ben.goOnline();

  await jana.page.getByRole("button", { name: "Transfer" }).click();
  const dialog = jana.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: /ben/i }).check();
  await dialog.getByRole("button", { name: "Hand over" }).click();
  expect(await dialog.getByRole("textbox", { name: /wanted/i }).getAttribute("aria-invalid")).toBe(
    "true",
  );
  await dialog.getByRole("combobox").selectOption("expertise");
  await dialog.getByRole("textbox", { name: /wanted/i }).fill("A lamp that does not hum.");
  await dialog.getByRole("textbox", { name: /tried/i }).fill("Another bulb.");
  await dialog.getByRole("textbox", { name: /promised/i }).fill("Nothing.");
  await dialog.getByRole("button", { name: "Hand over" }).click();

  await ben.accept();
  await ben.reads("My lamp hums.");
  await ben.sees("A lamp that does not hum.");
  await visitor.sees(/handed you over to ben.*knows more about this/i);
  await ben.reply("I know this hum.");
  await visitor.sees("I know this hum.");
});
