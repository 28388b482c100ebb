import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sharedChromium } from "../e2e/chromium.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { createProduct, type Installed, OWNER, type Product, setUp } from "../live/product.ts";
import { buildExample, type ExampleSite, openExampleSite, pointedAt } from "./example-site.ts";
import { runsHere } from "./runs-here.ts";

const examples = join(import.meta.dirname, "../../examples");
const HELP = /^Help/;
/** Where WordPress answers for plugins. */
const TOKEN_PATH = "/wp-admin/admin-ajax.php?action=presently_token";
const LAUNCHER = /^chat with us/i; // the answer shown beside it ends with these words

let product: Product;
let site: ExampleSite;
let installed: Installed;
let contexts: BrowserContext[];
let complaints: string[];

beforeEach(async () => {
  contexts = [];
  complaints = [];
  [product, site] = await Promise.all([createProduct(), openExampleSite()]);
  installed = await setUp(product, site.origin);
  await product.start();
});

afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await site.close();
  await product.dispose();
});

test("examples/react: the shop's own button opens the chat and counts what is unread; the checkout has no chat; strict mode changes nothing", async () => {
  const { visitor, agent } = await talkThrough("react");
  const { page } = visitor;
  await closeByKey(page);
  await agent.reply("And a long cable.");
  await page.getByRole("button", { name: "Help (1)" }).waitFor();
  expect(await page.getByRole("button", { name: LAUNCHER }).count()).toBe(1);

  await page.getByRole("button", { name: "To the checkout" }).click();
  await page.getByRole("button", { name: LAUNCHER }).waitFor({ state: "detached" });
  expect(await page.evaluate(() => "presently" in window)).toBe(false);

  await page.getByRole("button", { name: "Back to the lamps" }).click();
  await page.getByRole("button", { name: LAUNCHER }).waitFor();
  await page.getByRole("button", { name: HELP }).click();
  await visitor.sees("And a long cable.");
  expect(complaints).toEqual([]);
});

test("examples/vue: the shop's own button opens the chat and counts what is unread", async () => {
  const { visitor, agent } = await talkThrough("vue");
  await closeByKey(visitor.page);
  await agent.reply("And a long cable.");
  await visitor.page.getByRole("button", { name: "Help (1)" }).waitFor();
  expect(complaints).toEqual([]);
});

test("examples/element: the chat is there as long as the element is, by its attributes", async () => {
  const { visitor } = await talkThrough("element");
  const { page } = visitor;
  const launcher = page.getByRole("button", { name: LAUNCHER });
  await closeByKey(page);
  expect((await launcher.boundingBox())?.x).toBe(20);
  await page.evaluate(() => document.querySelector("presently-chat")?.remove());
  await launcher.waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

test("examples/tag-manager: a manager that keeps the address alone puts the chat there, and its data layer hears of events, never of words", async () => {
  const tags = ["events", "chat"].map((name) =>
    readFileSync(join(examples, "tag-manager", `${name}.html`), "utf8"),
  );
  const { page } = await visitorOf(pageOf(`<script>${managerThatInserts(tags)}</script>`));
  const visitor = visitorAt(page);
  await visitor.openChat();
  await visitor.write("Is anybody there?");
  await visitor.sees(/in line|next/i);
  const told = await page.evaluate(() => JSON.stringify(Reflect.get(window, "dataLayer")));
  expect(JSON.parse(told)).toContainEqual({ event: "presently:open", presently: {} });
  expect(JSON.parse(told)).toContainEqual({
    event: "presently:message",
    presently: { from: "visitor" },
  });
  expect(told).not.toContain("anybody");
  expect(complaints).toEqual([]);
});

if (runsHere("php")) {
  test("examples/wordpress: the plugin prints a tag that works, from settings that are what they should be", async () => {
    expect(wordpress({ server: "javascript:alert(1)", site: "a b" })).toMatchObject({
      kept: { server: "", site: "" },
      footer: "",
    });
    const {
      kept,
      footer,
      page: settings,
    } = wordpress({
      server: ` ${product.url}/ `,
      site: installed.siteKey,
    });
    expect(kept).toEqual({ server: product.url, site: installed.siteKey });
    expect(settings).toContain(`value="${product.url}"`);

    const { page, context } = await visitorOf(pageOf(footer));
    const visitor = visitorAt(page);
    await visitor.openChat();
    await visitor.write("Is anybody there?");
    await visitor.sees("Is anybody there?");
    // WordPress signs them out, and the next page forgets them.
    await context.addCookies([{ name: "presently_out", value: "1", url: site.origin }]);
    await page.reload();
    await expect
      .poll(
        () => page.evaluate(() => Object.keys(localStorage).filter((key) => /token/.test(key))),
        {
          timeout: 20_000,
        },
      )
      .toEqual([]);
    expect(await page.evaluate(() => document.cookie)).toBe("");
    expect(complaints).toEqual([]);
  });

  test("examples/wordpress: whoever is signed in there is verified to the agent, by a token that stands in no page", async () => {
    const agent = agentAt(await newPage());
    await agent.signIn(installed.consoleUrl, OWNER);
    const key = await addKey(agent.page);
    const { footer, token } = wordpress({ server: product.url, site: installed.siteKey }, key);
    expect(footer).not.toContain(key);
    expect(footer).not.toContain(token);

    const site = new Map([...pageOf(footer), [TOKEN_PATH, token]]);
    const { page } = await visitorOf(site);
    const visitor = visitorAt(page);
    await visitor.openChat();
    await visitor.write("Is anybody there?");
    await agent.page.goto(installed.consoleUrl);
    await agent.goOnline();
    await agent.accept();
    await agent.sees("Zoë Lund");
    await agent.sees("Verified by the site");
    expect(complaints).toEqual([]);
  });
} else {
  process.stdout.write("not run here, without php: the WordPress plugin\n");
}

/** What the plugin keeps of these settings and adds to a page; with a key of the site, for somebody who is signed in. */
function wordpress(given: object, ...key: readonly string[]) {
  const stage = join(import.meta.dirname, "fixtures/wordpress-page.php");
  const plugin = join(examples, "wordpress/presently/presently.php");
  const args = [stage, plugin, JSON.stringify(given), ...key];
  const { status, stdout, stderr } = spawnSync("php", args, { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  // What the stage prints.
  return JSON.parse(stdout) as { kept: object; footer: string; page: string; token: string };
}

/** The owner makes a key in the console, and asks for identities where a page has them. */
async function addKey(page: Page): Promise<string> {
  await page.goto(`${installed.consoleUrl}settings/sites`);
  await page.getByRole("button", { name: "Add a key" }).click();
  await page.getByRole("button", { name: "Show the key, once" }).click();
  const key = await page.getByLabel("The key", { exact: true }).innerText();
  const form = page.locator("form", { hasText: "Visitors identified by your server" });
  await form.getByRole("radio", { name: /^Where a page does it/ }).check();
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("Saved.").waitFor();
  return key;
}

/** Builds the example, and lets a visitor and an agent exchange a message through it. */
async function talkThrough(example: string) {
  const files = await buildExample(example, product.url, installed.siteKey);
  const { page } = await visitorOf(files);
  const visitor = visitorAt(page);
  await page.getByRole("button", { name: HELP }).click();
  const box = page.getByRole("textbox", { name: "Message" });
  await box.waitFor();
  expect(await box.inputValue()).toBe("A question about your lamps: ");
  await visitor.write("Does it come with a bulb?");
  const agent = agentAt(await newPage());
  await agent.signIn(installed.consoleUrl, OWNER);
  await agent.goOnline();
  await agent.accept();
  await agent.reads("Does it come with a bulb?");
  await agent.reply("Yes, a warm one.");
  await visitor.sees("Yes, a warm one.");
  return { visitor, agent };
}

/** From the message's box, wherever the focus went with what was sent. */
async function closeByKey(page: Page): Promise<void> {
  const box = page.getByRole("textbox", { name: "Message" });
  await box.press("Escape");
  await box.waitFor({ state: "hidden" });
}

async function visitorOf(files: ReadonlyMap<string, string>) {
  site.show(files);
  const page = await newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error") complaints.push(line.text());
  });
  await page.goto(site.origin);
  return { page, context: page.context() };
}

async function newPage(): Promise<Page> {
  const context = await (await sharedChromium()).newContext();
  contexts.push(context);
  return context.newPage();
}

function pageOf(body: string): ReadonlyMap<string, string> {
  const page = `<!doctype html><html lang="en"><h1>Brass lamps</h1>${body}</html>`;
  return new Map([["/index.html", page]]);
}

/** A tag manager's way: reads the markup of a tag, and makes each script anew with its address or its text, and nothing else. */
function managerThatInserts(tags: readonly string[]): string {
  const markup = JSON.stringify(
    tags.map((tag) => pointedAt(tag, product.url, installed.siteKey)),
  ).replaceAll("<", "\\u003c");
  return `for (const tag of ${markup}) {
    for (const { src, text } of new DOMParser().parseFromString(tag, "text/html").scripts) {
      const script = document.createElement("script");
      if (src) script.src = src;
      else script.text = text;
      document.head.append(script);
    }
  }`;
}
