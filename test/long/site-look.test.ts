import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Presently, Settings } from "../../widget/src/contract.ts";
import { faultsOnPage } from "../e2e/axe.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
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
  await look.getByRole("textbox", { name: "Greeting", exact: true }).fill("Ask us about lamps");
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
  await page.getByText(`${host.origin}: the script was loaded.`).waitFor();
  await launcher.click();
  await visitor.page.getByText("Ask us about lamps").waitFor();
  await page.getByText(`${host.origin}: the chat works.`).waitFor();
  expect(visitor.complaints()).toEqual([]);
});

test("LK3: what the chat says in an owner's own words, its font, size, room and shadow are seen at once and then by visitors, in their language; axe finds nothing in the form", async () => {
  const { host, installed } = stage;
  const { page } = await stage.person({ viewport: { width: 1440, height: 1000 }, bypassCSP: true });
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const look = page.locator("form", { hasText: "How the chat looks" });
  const field = (name: string) => look.getByRole("textbox", { name, exact: true });
  const chat = page.frameLocator("iframe").getByRole("dialog");

  await look.getByRole("combobox", { name: "Language" }).selectOption("bg");
  await chat.getByPlaceholder("Вашето съобщение").waitFor();
  await field("Greeting in this language").fill("Питайте за лампите");
  await field("In the box for a message").fill("Пишете тук");
  await field("While nobody is there").fill("Ще отговорим утре");
  await chat.getByText("Питайте за лампите").waitFor();
  await chat.getByPlaceholder("Пишете тук").waitFor();
  await chat.getByText("Ще отговорим утре").waitFor();
  const width = async () => Math.round((await chat.boundingBox())?.width ?? 0);
  expect(await width()).toBe(384);
  await field("Size (%)").fill("110");
  await expect.poll(width).toBe(422);
  await look.getByRole("radio", { name: "Compact" }).check();
  await look.getByRole("checkbox", { name: "A shadow" }).uncheck();
  const shadow = () => chat.evaluate((each) => getComputedStyle(each).boxShadow);
  await expect.poll(shadow).toBe("none");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished)));
    expect(await faultsOnPage(page), colorScheme).toEqual([]);
  }
  await field("Size (%)").fill("130");
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("A number from 90 to 125.").waitFor();
  await field("Size (%)").fill("110");
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("Saved.").waitFor();

  const visitor = await stage.person();
  await visitor.page.goto(host.origin);
  await visitorAt(visitor.page).openChat();
  await visitor.page.getByPlaceholder("Write a message").waitFor();
  await configure(visitor.page, { lang: "bg" });
  await visitor.page.getByText("Питайте за лампите").waitFor();
  await visitor.page.getByPlaceholder("Пишете тук").waitFor();
  await visitor.page.goto(`${stage.product.url}/chat/${installed.siteKey}?lang=bg`);
  await visitor.page.getByText("Питайте за лампите").waitFor();
  expect(visitor.complaints()).toEqual([]);
});

test("LK5: a logo is seen at once in the preview and then by visitors under a strict policy; who answers takes its place, by their picture or their letters", async () => {
  const { host, installed } = stage;
  const { page } = await stage.person({ viewport: { width: 1440, height: 1000 } });
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const look = page.locator("form", { hasText: "How the chat looks" });
  const logo = look.getByRole("group", { name: "Logo" });
  const choose = (buffer: Buffer, where = logo) =>
    where
      .locator("input[type=file]")
      .setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
  await choose(Buffer.from("no picture"));
  await logo.getByText("This is no picture that your browser can read").waitFor();
  await choose(await drawnPng(page));
  await logo.getByRole("img", { name: "What is shown now" }).waitFor();
  await page.frameLocator("iframe").locator("header .picture canvas").waitFor();
  await look.getByRole("checkbox", { name: "Show who answers" }).check();
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("Saved.").waitFor();

  const { page: shop, complaints } = await stage.person();
  const visitor = visitorAt(shop);
  await shop.goto(host.origin);
  await visitor.openChat();
  await shop.locator('header .picture[data-kind="logo"] canvas').waitFor();
  await visitor.write("Which lamp fits?");
  await page.goto(installed.consoleUrl);
  await agentAt(page).goOnline();
  await agentAt(page).accept();
  const face = shop.locator('header .picture[data-kind="face"]');
  await face.waitFor();
  await expect.poll(() => face.textContent()).toMatch(/^\p{Lu}{1,2}$/u);

  await page.goto(`${installed.consoleUrl}settings/team`);
  await choose(await drawnPng(page), page.getByRole("group", { name: "Picture" }));
  await page.getByRole("img", { name: "What is shown now" }).waitFor();
  // That there was none may be kept for five minutes by who has met the agent before.
  const other = await stage.person();
  await other.page.goto(host.origin);
  await visitorAt(other.page).openChat();
  await visitorAt(other.page).write("And which bulb?");
  await page.goto(installed.consoleUrl);
  await agentAt(page).accept();
  await other.page.locator('header .picture[data-kind="face"] canvas').waitFor();
  expect([...complaints(), ...other.complaints()]).toEqual([]);
});

test("LK4: a script has the open chat speak another language: what was written and what stands in the box stay, and words of its own are said in that language alone", async () => {
  const { page, complaints } = await stage.person();
  const visitor = visitorAt(page);
  await page.goto(stage.host.origin);
  await visitor.openChat();
  await visitor.write("Does the lamp fit?");
  await page.getByText("Sent").first().waitFor();
  const box = page.getByRole("dialog").getByRole("textbox");
  await box.fill("And one more th");
  await configure(page, { lang: "fi", texts: { placeholder: "Kysy lampuista" } });
  await page.getByRole("dialog").getByRole("button", { name: "Sulje" }).waitFor();
  await page.getByRole("log").getByText("Does the lamp fit?").waitFor();
  expect(await box.inputValue()).toBe("And one more th");
  expect(await box.getAttribute("placeholder")).toBe("Kysy lampuista");
  expect(await box.evaluate((each) => each.matches(":focus"))).toBe(true);
  await page.keyboard.type("ing");
  await page.keyboard.press("Enter");
  await page.getByRole("log").getByText("And one more thing").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(1);

  await configure(page, { lang: "en", scale: 120 });
  await page.getByRole("dialog").getByRole("button", { name: "Close chat" }).waitFor();
  await page.getByRole("log").getByText("And one more thing").waitFor();
  expect(await box.getAttribute("placeholder")).not.toBe("Kysy lampuista");
  const sockets = await page.evaluate(() => Reflect.get(window, "presently").state.connection);
  expect(["connecting", "online"]).toContain(sockets);
  expect(complaints()).toEqual([]);
});

test("LK4: what cannot be changed, or is wrong, is refused in words, and nothing of it is done", async () => {
  const { page } = await stage.person();
  await page.goto(stage.host.origin);
  await visitorAt(page).openChat();
  const before = await page.getByRole("dialog").boundingBox();
  const refusal = (settings: unknown) =>
    configure(page, settings as Partial<Settings>).then(
      () => "done",
      (error: Error) => error.message,
    );
  expect(await refusal({ scale: 110, lang: "de" })).toContain("setting.invalid");
  expect(await refusal({ scale: 110, z: "1" })).toContain("setting.fixed");
  expect(await refusal({ scale: 110, radius: 99 })).toContain("setting.invalid");
  expect(await page.getByRole("dialog").boundingBox()).toEqual(before);
});

test("LK6: a button with its name beside its icon stands so before anything else is fetched, elsewhere on a phone, and is called what it says", async () => {
  const { host, installed } = stage;
  const { page } = await stage.person({ viewport: { width: 1440, height: 1000 } });
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const look = page.locator("form", { hasText: "How the chat looks" });
  const field = (name: string) => look.getByRole("textbox", { name, exact: true });
  const shown = page.frameLocator("iframe").getByRole("button", { expanded: true });
  await look.getByRole("radio", { name: "With its name beside the icon" }).check();
  await field("What the button is called").fill('Chat: "lamps"');
  await look.getByRole("radio", { name: "Left" }).check();
  await look.getByRole("checkbox", { name: "The button elsewhere on phones" }).check();
  await field("On phones from the bottom (px)").fill("90");
  const widthShown = async () => (await shown.boundingBox())?.width ?? 0;
  await expect.poll(widthShown).toBeGreaterThan(100);
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("Saved.").waitFor();

  const visitor = await stage.person({ viewport: { width: 1000, height: 800 } });
  const { page: shop } = visitor;
  const asked: string[] = [];
  shop.on("request", (request) => {
    if (request.url().startsWith(stage.product.url)) asked.push(new URL(request.url()).pathname);
  });
  await shop.goto(host.origin);
  const launcher = shop.getByRole("button", { name: 'Chat: "lamps"', exact: true });
  const wide = await launcher.boundingBox();
  expect(wide?.width).toBeGreaterThan(100);
  expect(wide?.height).toBe(56);
  expect(asked).toEqual(["/presently.js"]);
  await launcher.click();
  await shop.getByRole("dialog").waitFor();
  expect(await launcher.boundingBox()).toEqual(wide);
  await shop.keyboard.press("Escape");
  await configure(shop, { shape: "round" });
  expect((await launcher.boundingBox())?.width).toBe(56);

  await shop.setViewportSize({ width: 390, height: 844 });
  await shop.reload();
  const { y = 0, height = 0, x } = (await launcher.boundingBox()) ?? {};
  expect([x, 844 - y - height]).toEqual([20, 90]);
  expect(visitor.complaints()).toEqual([]);
});

test("LK6, LK7: a square with a hand and colours of the owner's are seen in the preview and by visitors, in the theme they are for; words that can't be read are not saved", async () => {
  const { host, installed } = stage;
  const { page } = await stage.person({ viewport: { width: 1440, height: 1000 }, bypassCSP: true });
  await agentAt(page).signIn(installed.consoleUrl, OWNER);
  await page.goto(`${installed.consoleUrl}settings/sites`);
  const look = page.locator("form", { hasText: "How the chat looks" });
  const field = (name: string) => look.getByRole("textbox", { name, exact: true });
  await look.getByRole("radio", { name: "Square, with round corners" }).check();
  await look.getByRole("radio", { name: "A raised hand" }).check();
  await look.getByRole("checkbox", { name: "while it is light" }).check();
  await look.getByText(/^Words on it have a contrast of 16\.\d to 1\./).waitFor();
  await field("Background, light").fill("FFF3DC");
  await field("Words, light").fill("#c9a86a");
  await look.getByText("These words have a contrast of 2.0 to 1").waitFor();
  await look.getByRole("button", { name: "Save" }).click();
  await expect
    .poll(() => field("Words, light").evaluate((each) => each.matches(":focus")))
    .toBe(true);
  expect(await look.getByText("Saved.").count()).toBe(0);
  await look.getByRole("button", { name: /^Use #\w{6}, the nearest that reads$/ }).click();
  await look.getByText("Words on it have a contrast of 4.").waitFor();
  await field("Words, light").fill("#3b2a14");
  const preview = page.frameLocator("iframe").getByRole("dialog");
  await expect.poll(() => colorsOf(preview)).toEqual(["rgb(255, 243, 220)", "rgb(59, 42, 20)"]);
  expect(await faultsOnPage(page)).toEqual([]);
  await look.getByRole("button", { name: "Save" }).click();
  await look.getByText("Saved.").waitFor();

  const { page: shop, complaints } = await stage.person({ colorScheme: "light" });
  await shop.goto(host.origin);
  const launcher = shop.getByRole("button", { name: "Chat", exact: false }).first();
  const drawn = () =>
    launcher.evaluate((button) => {
      const { clipPath } = getComputedStyle(button, "::before");
      return [getComputedStyle(button).borderRadius, clipPath.startsWith("path(")];
    });
  expect(await drawn()).toEqual(["16px", true]);
  await launcher.click();
  const chat = shop.getByRole("dialog");
  await expect.poll(() => colorsOf(chat)).toEqual(["rgb(255, 243, 220)", "rgb(59, 42, 20)"]);
  // What lies between the two has moved with them.
  const placeholder = () =>
    chat.getByRole("textbox").evaluate((box) => getComputedStyle(box, "::placeholder").color);
  expect(await placeholder()).not.toBe("rgb(86, 99, 96)");
  await configure(shop, { theme: "dark" });
  await expect.poll(() => colorsOf(chat)).toEqual(["rgb(23, 32, 30)", "rgb(237, 242, 240)"]);
  await configure(shop, { theme: "auto", light: "", icon: "bubble", shape: "round" });
  await expect.poll(() => colorsOf(chat)).toEqual(["rgb(255, 255, 255)", "rgb(23, 33, 31)"]);
  await shop.keyboard.press("Escape");
  expect(await drawn()).toEqual(["50%", false]);
  expect(complaints()).toEqual([]);
});

/** What an open chat is drawn on, and its words. */
const colorsOf = (chat: Locator) =>
  chat.evaluate((panel) => {
    const { backgroundColor, color } = getComputedStyle(panel);
    return [backgroundColor, color];
  });

/** A wide picture, as a browser writes one. */
async function drawnPng(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    const paper = canvas.getContext("2d");
    if (paper) paper.fillStyle = "#c2410c";
    paper?.fillRect(0, 0, 300, 200);
    if (paper) paper.fillStyle = "#fff";
    paper?.fillRect(120, 40, 60, 120);
    return canvas.toDataURL("image/png");
  });
  return Buffer.from(address.split(",")[1] ?? "", "base64");
}

/** Rejects with the code of what is refused. */
const configure = (page: Page, settings: Partial<Settings>) =>
  page.evaluate(
    (given) =>
      (Reflect.get(window, "presently") as Presently).configure(given).catch((error: unknown) => {
        throw new Error(Reflect.get(Object(error), "code"));
      }),
    settings,
  );
