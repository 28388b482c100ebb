import type { SiteId } from "@presently/shared/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { liveAgent, signIn } from "../live/live-agent.ts";
import { OWNER, until } from "../live/product.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

test.each([
  ["its tag", { tag: "ru", page: "fi", browser: "nl-NL" }, /^Чат/, "ru"],
  ["the page", { tag: "auto", page: "fi-FI", browser: "nl-NL" }, /^Chat/, "fi"],
  ["the browser", { tag: "auto", page: "de", browser: "nl-BE" }, /^Chat/, "nl"],
  ["nobody, in English", { tag: "auto", page: "", browser: "de-DE" }, /^Chat with us/, "en"],
])(
  "M18: the chat speaks the language of %s, and fetches no file more for it",
  async (_, asked, launcher, language) => {
    // The tag is written anew: the page's own policy lets no script do that.
    const { page } = await stage.person({ locale: asked.browser, bypassCSP: true });
    await page.goto(stage.host.origin);
    await page.getByRole("button", { name: /chat/i }).waitFor();
    const requests: string[] = [];
    const note = (url: string) => url.includes(`:${stage.product.port}/`) && requests.push(url);
    page.on("request", (request) => note(request.url()));
    page.on("websocket", (socket) => note(socket.url()));
    await page.evaluate(({ tag, page: lang }) => {
      const old = document.querySelector("script");
      if (old === null) throw new Error("no tag");
      Object.assign(document.documentElement, { lang });
      const script = document.createElement("script");
      script.dataset["site"] = old.dataset["site"];
      script.dataset["lang"] = tag;
      script.src = old.src;
      Reflect.get(window, "presently").destroy();
      old.replaceWith(script);
    }, asked);
    await page.getByRole("button", { name: launcher }).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("heading", { level: 2 }).waitFor();
    expect(await panel.getAttribute("lang")).toBe(language);
    // The loader, or what is left of it in a cache; then the panel, the conversation's part and the socket.
    const onOpen = () => requests.filter((url) => !url.includes("/presently.js"));
    await expect.poll(() => onOpen().length).toBe(3);
    const files = onOpen().filter((url) => url.includes("/widget/"));
    expect(files).toHaveLength(2);
    for (const file of files) expect(file).toContain(`-${language}-`);
    const spoken = page.locator("[role=status].unseen, [role=alert].unseen");
    await expect.poll(() => spoken.count()).toBe(2);
    for (const node of await spoken.all()) expect(await node.getAttribute("lang")).toBe(language);
  },
);

test("RE1, M26: a site's visitors are addressed as its owner says, in the loader of a tag that names no key, and on the page of its own", async () => {
  const { product, installed, host } = stage;
  const owner = liveAgent(product.url, await signIn(product.url, OWNER), 3);
  owner.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // a site's key is its public id
    name: "Lamp shop",
    origins: [host.origin],
    isAutoAccept: false,
    register: "informal",
  });
  await until("the register is kept", () => owner.isQuiet());
  owner.close();
  const { page } = await stage.person({ locale: "nl-NL" });
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  // What was read of the sites is a second old at most.
  await expect
    .poll(async () => (await page.request.get(`${product.url}/presently.js`)).text())
    .toMatch(/-i\w{7}\.js/);
  await page.goto(`${product.url}/chat/${installed.siteKey}?lang=nl`);
  await page.getByText("Waarmee kunnen we je helpen?").waitFor();
  const words = await page.getByRole("textbox").first().getAttribute("placeholder");
  expect(words).toBe("Schrijf een bericht");
  const files = fetched.filter((url) => /\/widget\/(?:page|panel|talk)-/.test(url));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(file).toMatch(/-nl-i\w{7}\.js$/);
});
