import type { ConversationId } from "@presently/shared/protocol";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { focused, tabTo } from "../e2e/keyboard.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveAgent, liveAgent, signIn } from "../live/live-agent.ts";
import { OWNER, until } from "../live/product.ts";

/** What a screen reader was given to say, and when. */
interface Spoken {
  readonly role: string;
  readonly words: string;
  readonly atMs: number;
}

const chats: ConversationId[] = [];
let stage: Stage;
let agent: LiveAgent;

beforeAll(async () => {
  stage = await openStage();
  const cookie = await signIn(stage.product.url, OWNER);
  agent = liveAgent(stage.product.url, cookie, 1, (id) => chats.push(id));
  await until("the agent is online", () => agent.isQuiet());
});
afterAll(async () => {
  agent?.close();
  await stage?.close();
});

test("AC3, AC5, AC7: a whole chat by keyboard alone, from the page's first link to the rating, and what is spoken of it: no more than once in 3 s, and of the visitor's own messages that they were sent", async () => {
  const { page } = await stage.person();
  const spoken: Spoken[] = [];
  await page.exposeFunction("tellTest", (role: string, words: string, atMs: number) =>
    spoken.push({ role, words, atMs }),
  );
  await page.goto(stage.host.origin);
  await page.getByRole("button", { name: /chat/i }).waitFor();

  await tabTo(page, /^Chat with us/);
  await page.keyboard.press("Enter");
  await until("the message box has the focus", async () => (await focused(page)) === "Message");
  await page.locator("[role=alert].unseen").waitFor({ state: "attached" });
  await record(page);
  await page.keyboard.type("Is the lamp dimmable?");
  await page.keyboard.press("Enter");
  await until("the agent has the chat", () => chats.length === 1);
  const conversationId = chats[0];
  if (conversationId === undefined) throw new Error("no chat");
  for (const text of ["Hello.", "Let me look.", "It is.", "With any dimmer."]) {
    agent.send({ type: "message.post", conversationId, text });
  }
  const hears = (words: RegExp) => () => spoken.some((each) => words.test(each.words));
  await until("the number of messages is spoken", hears(/\d new messages from Jana|With any/));
  const log = page.getByRole("log");
  expect(await log.getAttribute("aria-live")).toBe("off"); // else some read all of it again
  const said = await log.getByRole("listitem").allTextContents();
  expect(said.at(-1)).toMatch(/^Jana, \d?\d:\d\d\s[AP]M: With any dimmer\./); // who and when come first
  await page.keyboard.type("A secret of mine");
  await page.keyboard.press("Enter");
  await until("the last is stored", () => agent.shown(conversationId).length === 6);

  await tabTo(page, /^End chat$/);
  await page.keyboard.press("Enter");
  await until(
    "the focus is still in the chat",
    async () => (await focused(page)) === "Conversation",
  );
  await tabTo(page, /^Yes$/);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "4 of 5" }).waitFor();
  await tabTo(page, /^4 of 5$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Comment/);
  await page.keyboard.type("Quick and kind");
  await page.keyboard.press("Enter");
  await page.getByText("Your rating is kept.").waitFor();
  await page.keyboard.press("Escape");
  await until("the focus is back", async () => (await focused(page)).startsWith("Chat with us"));

  const polite = spoken.filter(({ role }) => role === "status");
  const story = spoken.map(({ role, words }) => `${role}: ${words}`).join("\n");
  for (const [at, { atMs }] of polite.entries()) {
    const beforeMs = polite[at - 1]?.atMs ?? -Infinity;
    expect(atMs - beforeMs, story).toBeGreaterThanOrEqual(2_900); // it is noted a moment after it is said
  }
  expect(story).toMatch(/^alert: Jana joined/m);
  expect(story).toMatch(/status: .*Sent/);
  expect(story).not.toContain("A secret of mine");
  expect(story).not.toContain("Is the lamp dimmable?");
  const ofTheLine = polite.filter(({ words }) => /next|ahead of you/.test(words));
  expect(ofTheLine.length, story).toBeLessThanOrEqual(1);
});

/** Notes from now on what comes into the nodes that are spoken. */
async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tell = (
      window as unknown as { tellTest(role: string, words: string, atMs: number): void }
    ).tellTest; // exposed by the test
    const root = [...document.documentElement.children].find(
      (child) => child.shadowRoot,
    )?.shadowRoot;
    for (const node of root?.querySelectorAll("[role=status].unseen, [role=alert].unseen") ?? []) {
      new MutationObserver(() => {
        if (node.textContent)
          tell(node.getAttribute("role") ?? "", node.textContent, performance.now());
      }).observe(node, { childList: true, characterData: true, subtree: true });
    }
  });
}
