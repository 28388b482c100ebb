import type { Locator, Page } from "playwright-core";

/** What a visitor does, by the names their screen reader hears. */
export interface VisitorAtPage {
  readonly page: Page;
  openChat(): Promise<void>;
  write(text: string): Promise<void>;
  /** The thread, as a screen reader finds it. */
  readonly log: Locator;
  /** Place and wait, as they are announced. */
  readonly status: Locator;
  sees(text: string | RegExp): Promise<void>;
}

export function visitorAt(page: Page): VisitorAtPage {
  const log = page.getByRole("log");
  return {
    page,
    log,
    status: page.getByRole("status"),
    async openChat() {
      await page.getByRole("button", { name: /chat/i }).first().click();
      await page.getByRole("textbox", { name: "Message" }).waitFor();
    },
    async write(text) {
      await page.getByRole("textbox", { name: "Message" }).fill(text);
      await page.getByRole("button", { name: "Send" }).click();
    },
    async sees(text) {
      await page.getByText(text).first().waitFor();
    },
  };
}

/** Has the tag of the pages that are loaded from now on name the chat's language: before the script runs, which is fetched meanwhile. */
export async function chatSpeaks(page: Page, language: string): Promise<void> {
  await page.addInitScript((said) => {
    new MutationObserver(() =>
      document.querySelector("script[data-site]")?.setAttribute("data-lang", said),
    ).observe(document, { childList: true, subtree: true });
  }, language);
}

/** What an agent does in the console, by the names their screen reader hears. */
export interface AgentAtConsole {
  readonly page: Page;
  readonly log: Locator;
  signIn(consoleUrl: string, who: { email: string; password: string }): Promise<void>;
  goOnline(): Promise<void>;
  accept(): Promise<void>;
  reply(text: string): Promise<void>;
  /** Ticks a question of the visitor's as answered. */
  tick(question: string): Promise<void>;
  /** Closes the open conversation, with what the sheet proposes to say of it. */
  close(): Promise<void>;
  /** The open thread shows it. An offer shows the last message too, so the page alone says nothing of whose thread is open. */
  reads(text: string | RegExp): Promise<void>;
  sees(text: string | RegExp): Promise<void>;
  /** The lane that is open has a conversation of this name. */
  hasInLane(name: RegExp): Promise<void>;
  /** Asks a colleague to take the open conversation, with a whole note. */
  handOver(to: RegExp, wanted: string): Promise<void>;
}

export function agentAt(page: Page): AgentAtConsole {
  return {
    page,
    log: page.getByRole("log"),
    async signIn(consoleUrl, who) {
      await page.goto(consoleUrl);
      await page.getByRole("textbox", { name: "E-mail" }).fill(who.email);
      await page.getByRole("textbox", { name: "Password" }).fill(who.password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await onlineControl(page).waitFor();
    },
    async goOnline() {
      await onlineControl(page).click();
    },
    async accept() {
      await page.getByRole("button", { name: "Accept" }).first().click();
    },
    async reply(text) {
      const reply = page.getByRole("textbox", { name: "Reply" });
      await reply.fill(text);
      await reply.press("Enter");
    },
    async tick(question) {
      const box = page.getByRole("checkbox", { name: `Answered: ${question}` });
      await box.check();
      // The box says at once what the agent said; a reply is held up by what the desk knows (QU8).
      await page.locator(".question.is-answered", { hasText: question }).waitFor();
    },
    async close() {
      await page.getByRole("button", { name: "Close conversation" }).click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("button", { name: "Close", exact: true }).click();
      // It stays until the close is acknowledged, and keys pressed meanwhile are its own (KY2).
      await sheet.waitFor({ state: "hidden" });
    },
    async reads(text) {
      await page.getByRole("log").getByText(text).first().waitFor();
    },
    async sees(text) {
      await page.getByText(text).first().waitFor();
    },
    async hasInLane(name) {
      await page
        .getByRole("link", { name })
        .or(page.getByRole("button", { name }))
        .first()
        .waitFor();
    },
    async handOver(to, wanted) {
      await page.getByRole("button", { name: "Transfer" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: to }).check();
      await dialog.getByRole("combobox").selectOption("expertise");
      await dialog.getByRole("textbox", { name: /wanted/i }).fill(wanted);
      await dialog.getByRole("textbox", { name: /tried/i }).fill("Another bulb.");
      await dialog.getByRole("textbox", { name: /promised/i }).fill("Nothing.");
      await dialog.getByRole("button", { name: "Hand over" }).click();
      await dialog.waitFor({ state: "detached" });
    },
  };
}

/** The control is a switch or a button, by either name the same. */
function onlineControl(page: Page): Locator {
  return page
    .getByRole("switch", { name: "Online" })
    .or(page.getByRole("button", { name: "Online" }))
    .first();
}
