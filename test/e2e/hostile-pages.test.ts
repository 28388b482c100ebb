import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitorAt } from "./people.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** Where the chat's element hangs: its parent's name; undefined when it is nowhere. */
function parentOfChat(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const host = [...document.querySelectorAll("[popover=manual]")].find((each) => each.shadowRoot);
    return host?.parentElement?.localName;
  });
}

test("R25, M22: before the visitor acts nothing is stored, nothing connected to, and one file fetched", async () => {
  const { page, context } = await stage.person();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("websocket", (socket) => asked.push(socket.url()));
  await page.goto(stage.host.origin);
  const launcher = page.getByRole("button", { name: /chat/i });
  await launcher.waitFor();
  expect(asked.filter((url) => url.includes(String(stage.product.port)))).toHaveLength(1);
  await Promise.all([page.waitForResponse(/\/widget\/panel-/), launcher.hover()]);
  expect(asked.filter((url) => url.startsWith("ws"))).toEqual([]);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await context.cookies()).toEqual([]);
});

test("R40: a page with hostile styles, prototypes, storage, shortcuts and focus traps breaks nothing and hears nothing", async () => {
  const { page, complaints } = await stage.person();
  await page.addInitScript(() => {
    const blocked = {
      get: () => {
        throw new Error("storage is blocked");
      },
    };
    Object.defineProperty(window, "localStorage", blocked);
    Object.defineProperty(window, "sessionStorage", blocked);
    Object.assign(Object.prototype, { patched: true });
    Object.assign(Array.prototype, { toJSON: () => "patched", patched: true });
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ["keydown", "keypress", "keyup", "input", "focusin"]) {
      document.addEventListener(
        type,
        (event) => {
          heard.push(type);
          event.preventDefault();
          document.querySelector("input")?.focus();
        },
        true,
      );
    }
    document.addEventListener("DOMContentLoaded", () => {
      document.documentElement.dir = "rtl";
      document.documentElement.style.fontSize = "40px";
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`
        * { color: red !important; transform: rotate(3deg); font-size: 44px !important }
        div { display: none !important; position: static !important; opacity: 0 !important }
        button, textarea { display: none !important }
        ::backdrop { background: black !important }`);
      document.adoptedStyleSheets = [sheet];
    });
  });
  await page.goto(stage.host.origin);
  await page.getByRole("button", { name: /chat/i }).first().click();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await page.evaluate(() => Reflect.get(window, "heard").splice(0));
  await page.keyboard.type("Still here");
  await page.keyboard.press("Enter");
  await visitorAt(page).sees(/You're next|in line/);
  expect(await page.getByRole("log").getByText("Still here", { exact: true }).count()).toBe(1);
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([]);
  expect(complaints()).toEqual([]);

  const [launcher, panel] = await Promise.all([
    page.getByRole("button", { name: /chat/i }).first().boundingBox(),
    page.getByRole("dialog").boundingBox(),
  ]);
  expect(launcher).toMatchObject({ x: 20, width: 56, height: 56 }); // the left side: the page reads from the right
  expect(panel).toMatchObject({ x: 20, width: 384 });
});

test("R40: it moves into a modal dialog and back, where Escape closes the chat and not the dialog", async () => {
  const { page } = await stage.person();
  await page.goto(stage.host.origin);
  await page.getByRole("button", { name: /chat/i }).waitFor();
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    dialog.append("A question of the shop's", document.createElement("button"));
    document.body.append(dialog);
    dialog.showModal();
  });
  await expect.poll(() => parentOfChat(page)).toBe("dialog");
  await page.getByRole("button", { name: /chat/i }).click();
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("Kept over the move");
  await box.press("Escape");
  await box.waitFor({ state: "hidden" });
  expect(await page.evaluate(() => document.querySelector("dialog")?.open)).toBe(true);
  await page.evaluate(() => document.querySelector("dialog")?.close());
  await expect.poll(() => parentOfChat(page)).toBe("html");
  await page.getByRole("button", { name: /chat/i }).click();
  expect(await box.inputValue()).toBe("Kept over the move");
});

test("R40: it outlives a replaced body and a replaced root, with what was being written", async () => {
  const { page, complaints } = await stage.person();
  await page.goto(stage.host.origin);
  await visitorAt(page).openChat();
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("Half a sentence");
  await page.evaluate(() =>
    document.documentElement.replaceChildren(document.createElement("body")),
  );
  await expect.poll(() => parentOfChat(page)).toBe("html");
  await page.evaluate(() => {
    const root = document.createElement("html");
    root.append(document.createElement("body"));
    document.documentElement.replaceWith(root);
  });
  await expect.poll(() => parentOfChat(page)).toBe("html");
  expect(await box.inputValue()).toBe("Half a sentence");
  expect(complaints()).toEqual([]);
});

test("R40, R25: a second copy of the script does nothing; destroy leaves no trace but ends no sign-out, and the script can be loaded again", async () => {
  const { page, complaints } = await stage.person({ bypassCSP: true }); // the test itself adds a script
  await page.goto(stage.host.origin);
  await page.getByRole("button", { name: /chat/i }).waitFor();
  const loadAgain = () =>
    page.evaluate(async () => {
      const again = document.createElement("script");
      const first = document.querySelector("script");
      again.src = first?.src ?? "";
      again.dataset["site"] = first?.dataset["site"] ?? "";
      const done = new Promise((resolve) => again.addEventListener("load", resolve));
      document.body.append(again);
      await done;
    });
  const launchers = () => page.getByRole("button", { name: /^Chat with us/ }).count();
  await loadAgain();
  expect(await launchers()).toBe(1);
  await visitorAt(page).openChat();
  const kept = () =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("presently:")));
  await expect.poll(async () => (await kept()).join()).toContain(":token");
  const left = await page.evaluate(() => {
    Reflect.get(window, "presently").destroy();
    return { children: document.documentElement.children.length, api: "presently" in window };
  });
  expect(left).toEqual({ children: 2, api: false });
  await loadAgain();
  expect(await launchers()).toBe(1);
  expect(await page.getByRole("dialog").count()).toBe(0);

  // Before the panel has come, and then the chat is removed.
  const ended = page.waitForResponse(/\/wire\/visitor\/forget/);
  await page.evaluate(() => {
    const presently = Reflect.get(window, "presently");
    const forgotten = presently.reset();
    presently.destroy();
    return forgotten;
  });
  expect((await ended).status()).toBe(204);
  expect(await kept()).toEqual([]);
  // Without the policy the browser asks for the shop's icon, which it does not have.
  expect(complaints().filter((line) => !line.includes("404"))).toEqual([]);
});

test("R34, R40: on a page that is a file the launcher opens the chat as a page of its own, and a hover before changes nothing", async () => {
  const { url, port } = stage.product;
  const { siteKey, snippet } = stage.installed;
  const folder = await mkdtemp(join(tmpdir(), "presently-page-"));
  try {
    const file = join(folder, "index.html");
    await writeFile(file, `<!doctype html><title>Lamps</title><body>${snippet}`);
    const { page, context } = await stage.person();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    const launcher = page.getByRole("button", { name: /chat/i });
    await launcher.hover();
    const [opened] = await Promise.all([context.waitForEvent("page"), launcher.click()]);
    await visitorAt(opened).sees("How can we help?");
    expect(opened.url()).toBe(`${url}/chat/${siteKey}?lang=en`);
    // Three files, and no connection: the last knows where the chat is to be had.
    const files = asked.filter((each) => each.includes(`:${port}/`)).map((each) => new URL(each));
    expect(files.map(({ pathname }) => pathname)).toEqual([
      "/presently.js",
      expect.stringMatching(/^\/widget\/panel-en-/),
      expect.stringMatching(/^\/widget\/api-en-/),
    ]);
    expect(await page.getByRole("dialog").count()).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
