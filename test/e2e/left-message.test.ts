import { type MailServer, mailServer } from "@presently/server/src/mail/testing/mail-server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER, until } from "../live/product.ts";
import { agentAt, visitorAt } from "./people.ts";
import { openStage, type Person, type Stage } from "./stage.ts";

/** Where mail says the chat is; the tests go where it really is. */
const PUBLIC_URL = "http://chat.example.test";
let stage: Stage;
let post: MailServer;

beforeAll(async () => {
  post = await mailServer();
  stage = await openStage({
    PRESENTLY_SMTP_URL: post.url,
    PRESENTLY_MAIL_FROM: "chat@lamps.example",
    PRESENTLY_PUBLIC_URL: PUBLIC_URL,
  });
});

afterAll(async () => {
  await stage?.close();
  await post?.close();
});

const here = (address: string) => address.replace(PUBLIC_URL, stage.product.url);

test("M1, C8, ML7: a message left while nobody was there is confirmed by a mail that leads back, answered from the unanswered lane, and put away", async () => {
  const shopper = await stage.person();
  const visitor = visitorAt(shopper.page);
  await shopper.page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Do you repair old lamps?");
  await shopper.page.getByRole("textbox", { name: "E-mail address" }).fill("mia@home.example");
  await shopper.page.getByRole("button", { name: "Leave message" }).click();

  const phone = await opensLinkOf("Do you repair old lamps?");
  await followsWornOutLink();

  const desk = await stage.person();
  const agent = agentAt(desk.page);
  await agent.signIn(here(stage.installed.consoleUrl), OWNER);
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
  await visitorAt(phone.page).sees("We do, bring it along.");
  expect(phone.complaints()).toEqual([]);

  const card = desk.page.getByRole("complementary", { name: "Who is this?" });
  await card.waitFor();
  await desk.page.setViewportSize({ width: 360, height: 740 });
  await card.waitFor({ state: "detached" });
  await agent.close();
  await desk.page.getByText("This conversation is closed.", { exact: false }).waitFor();
  expect(desk.complaints().filter((line) => !line.includes("401"))).toEqual([]);
  await isAskedBeforeAnotherChatGoes("Do you repair old lamps?");
});

/** On another device: one button, and nothing asked of the server before it is pressed. */
async function opensLinkOf(question: string): Promise<Person> {
  await until("the mail is there", () => post.got.length > 0);
  const text = post.got[0]?.mail.text ?? "";
  expect(text).toContain(`> ${question}`);
  const link = linkIn(text);
  const phone = await stage.person({ viewport: { width: 360, height: 740 } });
  const asked: string[] = [];
  phone.page.on("request", (request) => {
    if (/\/(?:return|wire|ws)\b/.test(request.url())) asked.push(request.url());
  });
  await phone.page.goto(here(link));
  const button = phone.page.getByRole("button", { name: "Continue the conversation" });
  await button.waitFor();
  expect(asked).toEqual([]);
  await button.click();
  await visitorAt(phone.page).log.getByText(question).waitFor();
  expect(new URL(phone.page.url()).hash).toBe("");
  return phone;
}

/** A device with a chat of its own: kept, unless the person says that it may go. */
async function isAskedBeforeAnotherChatGoes(question: string): Promise<void> {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  const link = here(linkIn(post.got[0]?.mail.text));
  await page.goto(`${stage.product.url}/chat/${stage.installed.siteKey}`);
  await visitor.write("A chat of my own");
  await visitor.sees("A chat of my own");
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("Half a sentence");
  for (const [choice, shown, draft] of [
    ["Keep the chat that is here", "A chat of my own", "Half a sentence"],
    ["Forget it and open the mail's", question, ""],
  ] as const) {
    await page.goto(link);
    await page.getByRole("button", { name: "Continue the conversation" }).click();
    await page.getByRole("button", { name: choice }).click();
    await visitor.log.getByText(shown).waitFor();
    expect(await box.inputValue()).toBe(draft);
  }
}

function linkIn(text = ""): string {
  return /http:\S+#r=\S+/.exec(text)?.[0] ?? "";
}

async function followsWornOutLink(): Promise<void> {
  const { page } = await stage.person();
  await page.goto(`${stage.product.url}/chat/${stage.installed.siteKey}#r=${"x".repeat(43)}`);
  await page.getByRole("button", { name: "Continue the conversation" }).click();
  await page.getByRole("button", { name: "Write to us" }).click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
}
