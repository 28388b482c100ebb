import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Presently } from "../../widget/src/contract.ts";
import { visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** The shop's page with another tag than its own, and what else stands on it. */
async function shopWith(
  said: Readonly<Record<string, string>> = {},
  body = "",
  early?: () => void,
) {
  const { page, complaints } = await stage.person({ bypassCSP: true }); // the test itself adds the tag
  const { host, product } = stage;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes(`:${product.port}/`)) asked.push(new URL(request.url()).pathname);
  });
  page.on("websocket", (socket) => asked.push(new URL(socket.url()).pathname));
  page.setDefaultTimeout(10_000);
  await page.goto(host.origin);
  await page.getByRole("button", { name: /^Chat with us/ }).waitFor();
  await page.evaluate((html) => {
    (Reflect.get(window, "presently") as Presently).destroy();
    document.body.insertAdjacentHTML("beforeend", html);
  }, body);
  asked.length = 0;
  await page.evaluate(async (attributes) => {
    const own = document.querySelector("script");
    const script = document.createElement("script");
    script.src = own?.src ?? "";
    Object.assign(script.dataset, { site: own?.dataset["site"] }, attributes);
    const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
    document.body.append(script);
    await loaded;
  }, said);
  return { page, complaints, asked, visitor: visitorAt(page) };
}

/** Calls a method; answers what it resolves with, or the code that it rejects with. */
function ask(page: Page, method: keyof Presently, ...given: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, values]) =>
      Promise.resolve(Reflect.get(window, "presently")[name](...values)).catch(
        (error: { code?: string; hint?: string }) => (error.hint ? error.code : String(error)),
      ),
    [method, given] as const,
  );
}

const stored = (page: Page) => page.evaluate(() => localStorage.length + sessionStorage.length);
const launcherOf = (page: Page) => page.getByRole("button", { name: /^Chat with us/ });

test("every method refuses what it cannot do with a code and a hint, and changes nothing", async () => {
  const { page } = await shopWith();
  const refusals = [
    ["send", [" "], "message.empty"],
    ["send", ["x".repeat(4001)], "message.too-long"],
    ["set", [[]], "attributes.invalid"],
    ["set", [{ plan: { name: "gold" } }], "attributes.invalid"],
    ["set", [{}, "site"], "scope.invalid"],
    ["track", [""], "event.invalid"],
    ["track", ["cart", 5], "event.invalid"],
    ["page", [{ url: 5 }], "page.invalid"],
    ["identify", [{ name: 5 }], "visitor.invalid"],
    ["identify", [{ token: "" }], "token.missing"],
    ["configure", [{ lang: "fi" }], "setting.fixed"],
    ["configure", [{ theme: "dark", radius: 99 }], "setting.invalid"],
    ["callback", [{}], expect.stringMatching(/^[a-z.-]+$/)],
  ] as const;
  await ask(page, "open");
  const before = await page.getByRole("dialog").boundingBox();
  for (const [method, given, code] of refusals) {
    expect(await ask(page, method, ...given), `${method} ${JSON.stringify(given)}`).toEqual(code);
  }
  expect(await page.getByRole("dialog").boundingBox()).toEqual(before);
});

test("configure() moves and dresses the launcher and the open chat", async () => {
  const { page } = await shopWith({ offset: "40 30", radius: "0" });
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  expect(await launcherOf(page).boundingBox()).toMatchObject({ x: width - 96, y: height - 86 });
  await ask(page, "open");
  const panel = page.getByRole("dialog");
  const radius = () => panel.evaluate((each) => getComputedStyle(each).borderRadius);
  expect(await radius()).toBe("0px");
  await ask(page, "configure", { position: "left", offset: "10 50", radius: 8, color: "#800000" });
  expect(await launcherOf(page).boundingBox()).toMatchObject({ x: 10, y: height - 106 });
  expect((await panel.boundingBox())?.x).toBe(10);
  expect(await radius()).toBe("8px");
  const colour = launcherOf(page).evaluate((each) => getComputedStyle(each).backgroundColor);
  expect(await colour).toMatch(/^lch\(26\.|rgb\(128, 0, 0\)/);
});

test("R25: with data-consent=wait nothing is stored or connected to, until the visitor agrees by one button; withdrawn, they are asked again", async () => {
  const { page, asked, visitor } = await shopWith({ consent: "wait" });
  const sockets = () => asked.filter((path) => path.startsWith("/ws/")).length;
  expect(await ask(page, "send", "Hello")).toBe("consent.missing");
  await launcherOf(page).click();
  const agree = page.getByRole("button", { name: "Agree and chat" });
  await agree.waitFor();
  await visitor.sees(/this browser keeps the conversation/);
  expect([sockets(), await stored(page)]).toEqual([0, 0]);
  await page.keyboard.press("Escape");
  await agree.waitFor({ state: "hidden" });
  await launcherOf(page).click();
  await agree.click();
  await visitor.write("Agreed");
  await visitor.sees("Agreed");
  expect(sockets()).toBe(1);
  await ask(page, "consent", false);
  await expect.poll(() => stored(page)).toBe(0);
  await launcherOf(page).click();
  await agree.waitFor();
  await ask(page, "consent", true);
  await page.getByRole("textbox", { name: "Message" }).waitFor();
});

test("M22: the site's own button is the launcher, and its links open the chat", async () => {
  const { page } = await shopWith(
    { launcher: "#help" },
    '<button id="help">Help</button> <a href="#presently">Ask us</a> <p><span data-presently-open>or here</span></p>',
  );
  const help = page.getByRole("button", { name: "Help" });
  const box = page.getByRole("textbox", { name: "Message" });
  expect(await launcherOf(page).count()).toBe(0);
  await help.click();
  await box.waitFor();
  expect(await help.getAttribute("aria-expanded")).toBe("true");
  expect(await page.locator(`#${await help.getAttribute("aria-controls")}`).count()).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(() => help.getAttribute("aria-expanded")).toBe("false");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("help");
  for (const opens of [page.getByText("or here"), page.getByRole("link", { name: "Ask us" })]) {
    await opens.click();
    await box.waitFor();
    await help.click();
    await box.waitFor({ state: "hidden" });
  }
  expect(page.url()).toBe(`${stage.host.origin}/`);
  await page.evaluate(() => (Reflect.get(window, "presently") as Presently).destroy());
  expect(await help.evaluate((each) => [...each.attributes].map(({ name }) => name))).toEqual([
    "id",
  ]);
});

test("data-datalayer tells a tag manager of every event but not of what was written; wrong attributes are told once, with what is right", async () => {
  const { page, complaints } = await shopWith({
    datalayer: "true",
    theme: "blue",
    offset: "900 1",
  });
  await ask(page, "open");
  await ask(page, "send", "My secret question");
  const layer = () => page.evaluate(() => JSON.stringify(Reflect.get(window, "dataLayer")));
  await expect.poll(layer).toContain('"event":"presently:message"');
  expect(await layer()).toContain('{"event":"presently:open"');
  expect(await layer()).toContain('"from":"visitor"');
  expect(await layer()).not.toContain("secret");
  expect(complaints()).toEqual([
    expect.stringMatching(/data-theme="blue".*auto, light, dark/),
    expect.stringMatching(/data-offset="900 1".*from 0 to 200/),
  ]);
  const { width = 0 } = page.viewportSize() ?? {};
  expect(await launcherOf(page).boundingBox()).toMatchObject({ x: width - 76 });
});
