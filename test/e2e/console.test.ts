import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OWNER } from "../live/product.ts";
import { faultsOnPage } from "./axe.ts";
import { agentAt, visitorAt, type AgentAtConsole, type VisitorAtPage } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});

afterAll(() => stage?.close());

async function visitorSaying(text: string): Promise<VisitorAtPage> {
  const { page } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write(text);
  await visitor.sees(text);
  return visitor;
}

/** The owner signs in and is online, as they may have been since the test before. */
async function signInOnline(agent: AgentAtConsole): Promise<void> {
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  const online = agent.page.getByRole("switch", { name: "Online", disabled: false });
  await online.waitFor();
  if ((await online.getAttribute("aria-checked")) === "false") await agent.goOnline();
  await agent.page.getByRole("switch", { name: "Online", checked: true }).waitFor();
}

async function agentOnline(options?: Parameters<Stage["person"]>[0]): Promise<AgentAtConsole> {
  const agent = agentAt((await stage.person(options)).page);
  await signInOnline(agent);
  return agent;
}

async function closeAndFinish(page: Page, isAnswerOwed = false): Promise<void> {
  if (isAnswerOwed) {
    await page.getByRole("button", { name: "Close conversation" }).click();
    await page.getByRole("button", { name: "Close anyway" }).click();
  } else await agentAt(page).close();
  await page.getByRole("button", { name: "Finish now" }).click();
  await page.getByRole("button", { name: "Finish now" }).waitFor({ state: "detached" });
}

test("a note looks, sounds and leaves like a note; drafts of both kinds survive a reload and never mix", async () => {
  const visitor = await visitorSaying("My lamp flickers.");
  const agent = await agentOnline();
  const { page } = agent;
  await agent.accept();
  await agent.sees("My lamp flickers.");

  await page.getByRole("textbox", { name: "Reply" }).fill("Let me check the ");
  await page.getByRole("radio", { name: "Note" }).check({ force: true });
  const note = page.getByRole("textbox", { name: "Note" });
  expect(await note.inputValue()).toBe("");
  await page.getByText("Internal note: only your team sees it").waitFor();
  await note.fill("Third complaint about this lamp.");

  await page.reload();
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.waitFor();
  expect(await reply.inputValue()).toBe("Let me check the ");
  await page.getByRole("radio", { name: "Note" }).check({ force: true });
  expect(await note.inputValue()).toBe("Third complaint about this lamp.");
  await page.getByRole("button", { name: "Add note for the team" }).click();
  await agent.log.getByText("Third complaint about this lamp.").waitFor();

  await page.getByRole("radio", { name: "Reply" }).check({ force: true });
  await reply.press("End");
  await reply.pressSequentially("wiring.");
  await reply.press("Shift+Enter");
  await reply.pressSequentially("One moment.");
  await reply.press("Enter");
  await visitor.sees(/Let me check the wiring\.\s+One moment\./);
  expect(await visitor.page.getByText("Third complaint").count()).toBe(0);
  expect(await agent.log.getByText("Let me check the wiring.").count()).toBe(1);
  await closeAndFinish(page);
});

test("R38: markup in a message and a name is read, never run, and the console's own policy is not tripped", async () => {
  const hostile = "<img src=x onerror=\"document.title='owned'\"><b>{{bold}}</b>";
  await visitorSaying(hostile);
  const person = await stage.person();
  const agent = agentAt(person.page);
  await person.page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective}`),
    );
  });
  await signInOnline(agent);
  await agent.accept();
  await agent.log.getByText(hostile).waitFor();
  expect(await agent.log.locator("img, b").count()).toBe(0);
  expect(await person.page.title()).not.toContain("owned");
  expect(person.complaints().filter((line) => !line.includes("401"))).toEqual([]);
  await closeAndFinish(person.page, true);
});

test("an offer is seen and accepted on a phone and from the settings, one pane at a time", async () => {
  const agent = await agentOnline({ viewport: { width: 360, height: 740 }, hasTouch: true });
  const { page } = agent;
  await page.goto(`${stage.installed.consoleUrl}settings/sites`);
  await page.getByRole("heading", { name: "Sites" }).waitFor();
  const visitor = await visitorSaying("Do you ship to Åland?");
  await agent.accept();
  await agent.log.getByText("Do you ship to Åland?").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await agent.reply("Yes, in two days.");
  await visitor.sees("Yes, in two days.");
  await page.getByRole("link", { name: "Back to the list" }).click();
  await page
    .getByRole("link", { name: /Visitor/ })
    .first()
    .waitFor();
  await page
    .getByRole("link", { name: /Visitor/ })
    .first()
    .click();
  await closeAndFinish(page);
});

test("M21: an incident stands in an open panel, its news in the thread that is linked to it, and the way to a person stays", async () => {
  const agent = await agentOnline();
  const { page } = agent;
  const visitor = visitorAt((await stage.person()).page);
  await visitor.page.goto(stage.host.origin);
  await visitor.openChat();
  const say = async (text: string, button: "Tell everybody" | "Tell the news") => {
    await page.getByRole("button", { name: /^Incident/ }).click();
    await page.getByRole("textbox", { name: "What visitors read" }).fill(text);
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("button", { name: "Yes, do so" }).click();
    await page.getByText("Every visitor is being told.").waitFor();
    await page.getByRole("button", { name: "Close", exact: true }).click();
  };
  await say("Cards are refused.", "Tell everybody");
  await visitor.page.getByRole("dialog").getByText("Cards are refused.").waitFor();
  const launcher = visitor.page.getByRole("button", { name: /chat with us/i });
  expect(await launcher.getAttribute("title")).toBe("Cards are refused.");
  await visitor.write("My card is refused.");
  await agent.accept();
  await page.getByRole("button", { name: "About the incident" }).click();
  await visitor.log.getByText(/Your question is about this: Cards are refused/).waitFor();
  await say("Cards work again for most.", "Tell the news");
  await visitor.log.getByText("What is new: Cards work again for most.").waitFor();
  await page.getByRole("button", { name: /^Incident/ }).click();
  await page.getByRole("button", { name: "It is over" }).click();
  await page.getByRole("button", { name: "Yes, do so" }).click();
  await visitor.log.getByText(/^It is over/).waitFor();
  // The launcher says it too, for as long as it lasts.
  expect(await launcher.getAttribute("title")).toBe("");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await closeAndFinish(page, true);
});

test("axe finds nothing to mend on the console's pages, light and dark", async () => {
  await visitorSaying("Здравейте! Кога отваряте?");
  for (const colorScheme of ["light", "dark"] as const) {
    // The page's own policy forbids what axe does to itself; what it finds does not depend on it.
    const person = await stage.person({ colorScheme, bypassCSP: true });
    const agent = agentAt(person.page);
    await agent.signIn(stage.installed.consoleUrl, OWNER);
    for (const [path, sign] of [
      ["inbox/waiting", /Visitor/],
      ["settings/sites", /The line to paste/],
      ["settings/team", /Invite somebody/],
    ] as const) {
      await person.page.goto(stage.installed.consoleUrl + path);
      await person.page.getByText(sign).first().waitFor();
      expect(await faultsOnPage(person.page), `${path}, ${colorScheme}`).toEqual([]);
    }
  }
});
