import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Presently } from "../../widget/src/contract.ts";
import { agentAt, visitorAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
/** Another one for what an agent must see, where nobody else writes. */
let team: Stage;

beforeAll(async () => {
  stage = await openStage();
  team = await openStage();
});
afterAll(() => Promise.all([stage?.close(), team?.close()]));

/** The shop's page with another tag than its own, and what else stands on it; `early` runs there before the chat's script. */
async function shopWith(
  said: Readonly<Record<string, string>> = {},
  body = "",
  early: () => void = () => {},
  where = stage,
) {
  const { page, complaints } = await where.person({ bypassCSP: true }); // the test itself adds the tag
  const { host, product } = where;
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
    const parsed = new DOMParser().parseFromString(html, "text/html");
    document.body.append(...parsed.body.childNodes);
  }, body);
  await page.evaluate(early);
  asked.length = 0;
  await addTag(page, said);
  return { page, complaints, asked, visitor: visitorAt(page) };
}

const addTag = (page: Page, said: Readonly<Record<string, string>>) =>
  page.evaluate(async (attributes) => {
    const own = document.querySelector("script");
    const script = document.createElement("script");
    script.src = own?.src ?? "";
    Object.assign(script.dataset, { site: own?.dataset["site"] }, attributes);
    const loaded = new Promise((resolve) => script.addEventListener("load", resolve));
    document.body.append(script);
    await loaded;
  }, said);

/** Calls a method; answers what it resolves with, or the code that it rejects with. */
function ask(page: Page, method: keyof Presently, ...given: readonly unknown[]): Promise<unknown> {
  return page.evaluate(
    ([name, values]) =>
      Promise.resolve(Reflect.get(window, "presently")[name](...values)).catch(
        (error: { code?: string; hint?: string }) =>
          error.hint ? error.code : JSON.stringify(error),
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
    ["configure", [{ theme: "dark", launcher: "none" }], "setting.fixed"],
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
  await visitor.sees(/this browser remembers you/);
  expect([sockets(), await stored(page)]).toEqual([0, 0]);
  await page.keyboard.press("Escape");
  await agree.waitFor({ state: "hidden" });
  await launcherOf(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).click();
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

test("R25: a sign-out before consent was given forgets who chatted on an earlier page", async () => {
  const { page, visitor } = await shopWith();
  await visitor.openChat();
  await visitor.write("Ana's question");
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  await page.evaluate(() => (Reflect.get(window, "presently") as Presently).destroy());
  await addTag(page, { consent: "wait" });
  expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
  await ask(page, "identify", null);
  expect(await stored(page)).toBe(0);
  await ask(page, "consent", true);
  await ask(page, "open");
  await page.getByText("How can we help?").waitFor();
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

/** What the page's scripts are told from now on, in order. */
async function toldTo(page: Page, ...names: readonly string[]): Promise<() => Promise<unknown[]>> {
  await page.evaluate((wanted) => {
    const told: unknown[] = [];
    Reflect.set(window, "told", told);
    for (const name of wanted) {
      Reflect.get(window, "presently").on(name, (detail: unknown) => told.push([name, detail]));
    }
  }, names);
  return () => page.evaluate(() => Reflect.get(window, "told"));
}

/** Has the chat's files of one part fail from now on. */
const withoutPart = (page: Page, part: string) =>
  page.route(new RegExp(`/widget/${part}-`), (route) => route.abort());

test("ID9 to ID11: what scripts say before ours has come is kept, and reaches the team when the visitor writes", async () => {
  const early = () => {
    const said = [
      (p: Presently) => p.set({ plan: "gold" }),
      (p: Presently) => p.set({ order: "B-17" }, "conversation"),
      (p: Presently) => p.track("added to cart", { sku: "L-4" }),
      (p: Presently) => p.page({ url: `${location.origin}/cart`, title: "The cart" }),
      (p: Presently) => p.identify({ id: "u-9", name: "Mia", email: "mia@example.com" }),
    ];
    Reflect.set(window, "presently", said);
  };
  const { page, asked, visitor } = await shopWith({}, "", early, team);
  expect(asked.filter((path) => path !== "/presently.js")).toEqual([]);
  await visitor.openChat();
  await visitor.write("Where is my lamp?");
  const jana = agentAt((await team.person({ viewport: { width: 1600, height: 900 } })).page);
  await jana.signIn(team.installed.consoleUrl, OWNER);
  await jana.goOnline();
  await jana.accept();
  await jana.reads("Where is my lamp?");
  const card = jana.page.getByRole("complementary").last();
  for (const words of [
    /plan\s*gold/,
    /order\s*B-17/,
    /added to cart.*sku: L-4/,
    /The cart/,
    /u-9/,
  ]) {
    await expect.poll(() => card.innerText()).toMatch(words);
  }
  await expect.poll(() => card.innerText()).toMatch(/Mia\s*Not verified[^]*mia@example.com/i);
  expect(await ask(page, "set", { plan: "silver" })).toBeUndefined();
  expect(await ask(page, "identify", { email: "no address" })).toBe("contact.invalid");
  await jana.page.reload();
  await expect.poll(() => card.innerText()).toMatch(/plan\s*silver/);
  await jana.reply("On its way.");
  await jana.close();
  await jana.page.close();
});

test("send() resolves with its message's id; who answers, what is unread and the rating are told", async () => {
  const { page, visitor } = await shopWith({}, "", undefined, team);
  const told = await toldTo(page, "agent", "unread", "message", "rated");
  const sent = (await ask(page, "send", " Do you sell fuses? ")) as { id: string };
  const own = ["message", { id: sent.id, from: "visitor", text: "Do you sell fuses?" }];
  const jana = agentAt((await team.person()).page);
  await jana.signIn(team.installed.consoleUrl, OWNER);
  await jana.accept();
  await jana.reads("Do you sell fuses?");
  await jana.reply("By the dozen.");
  const answered = ["message", expect.objectContaining({ from: "agent", text: "By the dozen." })];
  const agent = ["agent", { id: expect.stringMatching(/^agt_/), name: expect.any(String) }];
  await expect.poll(told).toHaveLength(4);
  expect(await told()).toEqual(expect.arrayContaining([own, agent, answered, ["unread", 1]]));
  expect(await page.evaluate(() => Reflect.get(window, "presently").state)).toMatchObject({
    unread: 1,
    open: false,
    conversation: { status: "active" },
  });
  await ask(page, "open");
  await visitor.sees("By the dozen.");
  await expect.poll(told).toContainEqual(["unread", 0]);
  await jana.close();
  await expect.poll(told).toContainEqual(["agent", null]);
  await page.getByRole("button", { name: "Yes" }).click();
  await page.getByRole("button", { name: "5 of 5" }).click();
  await expect.poll(told).toContainEqual(["rated", { score: 5 }]);
});

test("R8: what a script asks for in one of two tabs is answered there, though the other one sends it", async () => {
  const { page } = await shopWith();
  await ask(page, "send", "In the first tab");
  const other = await page.context().newPage();
  await other.goto(stage.host.origin);
  await other.getByRole("button", { name: /^Chat with us/ }).waitFor();
  await ask(other, "open");
  await other.getByText("In the first tab").waitFor();
  expect(await ask(other, "set", { plan: "gold" })).toBeUndefined();
  expect(await ask(other, "track", "looked")).toBeUndefined();
  expect(await ask(other, "send", "In the second")).toEqual({
    id: expect.stringMatching(/^evt_/),
  });
});

test("what is asked for of a chat that is removed, or of a visitor who is forgotten, before it is stored rejects", async () => {
  const codeOf = (page: Page, then: "destroy" | "reset") =>
    page.evaluate(async (next) => {
      const p = Reflect.get(window, "presently");
      const sent = p.send("Too late").catch((error: { code: string }) => error.code);
      void p[next]();
      return sent;
    }, then);
  const fresh = await shopWith();
  expect(await codeOf(fresh.page, "destroy"), "before the panel has come").toBe("chat.removed");
  expect(fresh.asked.filter((path) => path.startsWith("/ws"))).toEqual([]);
  const known = await shopWith();
  await ask(known.page, "send", "In time");
  expect(await codeOf(known.page, "reset")).toBe("command.given-up");
  await ask(known.page, "send", "In time again");
  expect(await codeOf(known.page, "destroy")).toBe("chat.removed");
});

test("where the API's part cannot be fetched the chat works, and its methods reject with panel.unreachable, once told as an event", async () => {
  const { page, visitor, complaints } = await shopWith({ theme: "blue" });
  await withoutPart(page, "api");
  const told = await toldTo(page, "error");
  await visitor.openChat();
  await visitor.write("It works");
  await visitor.sees("It works");
  const before = (await told()).length;
  for (const [method, ...given] of [
    ["set", { plan: "gold" }],
    ["send", "Hello"],
  ] as const) {
    expect(await ask(page, method, ...given), method).toBe("panel.unreachable");
  }
  expect(await told()).toHaveLength(before + 2);
  expect(complaints().join()).toContain(`Does the CSP allow ${stage.product.url}/?`);
});

test("a site that is not known, and a tag with an attribute out of range, are told with code and hint", async () => {
  const unknown = await shopWith({ site: "ste_none" });
  const told = await toldTo(unknown.page, "error");
  await ask(unknown.page, "open");
  // Why a WebSocket was refused a page cannot read: the way without it is told.
  await expect
    .poll(told, { timeout: 30_000 })
    .toEqual([
      ["error", expect.objectContaining({ code: "site.unknown", hint: expect.any(String) })],
    ]);
  const wrong = await shopWith({ theme: "blue", radius: "99" });
  const complained = await toldTo(wrong.page, "error");
  expect(wrong.complaints()).toEqual([]);
  await ask(wrong.page, "open");
  const invalid = (name: string) => [
    "error",
    expect.objectContaining({ code: "tag.invalid", message: expect.stringContaining(name) }),
  ];
  await expect
    .poll(complained)
    .toEqual([invalid('data-theme="blue"'), invalid('data-radius="99"')]);
  expect(wrong.complaints()).toHaveLength(2);
  // IN3: the owner's install page hears of it, once.
  await expect.poll(() => wrong.asked.filter((path) => path === "/widget/tag")).toHaveLength(1);
  const others = await shopWith({ lang: "de", color: "shiny", open: "maybe" });
  await others.visitor.openChat();
  await expect
    .poll(others.complaints)
    .toEqual([
      expect.stringMatching(/data-color="shiny".*as CSS writes it/),
      expect.stringMatching(/data-lang="de".*auto, bg, en, fi, lt, nl, ru/),
      expect.stringMatching(/data-open="maybe".*auto, never, always/),
    ]);
  const fine = await shopWith({
    theme: "dark",
    radius: "28",
    offset: "200 0",
    position: "left",
    lang: "en",
    color: "rebeccapurple",
    open: "never",
  });
  await fine.visitor.openChat();
  expect(fine.asked.filter((path) => path.includes("/api-"))).toEqual([]);
});

test("a tag without a site's key shows nothing, asks for nothing, and is told in one line", async () => {
  const { page, complaints, asked } = await shopWith({ site: "" });
  await expect.poll(complaints).toEqual(["[Presently] site.missing: add data-site"]);
  expect(await page.evaluate(() => Reflect.has(window, "presently"))).toBe(false);
  expect(await launcherOf(page).count()).toBe(0);
  expect(asked).toEqual([]);
});

test("R25, P34: what is said of who is there while consent is awaited is kept until it is given; of who has signed out before, nothing is", async () => {
  const { page, visitor } = await shopWith({ consent: "wait" });
  const hellos: string[] = [];
  const said: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => {
      if (String(payload).includes('"hello"')) hellos.push(String(payload));
      else said.push(String(payload));
    }),
  );
  const launcher = launcherOf(page);
  await ask(page, "identify", {
    name: "Ana",
    attributes: { card: "4711" },
    token: "signed-of-ana",
  });
  await launcher.click();
  await page.getByRole("button", { name: "Agree and chat" }).waitFor();
  await ask(page, "identify", null);
  await ask(page, "identify", { name: "Ben", token: "signed-of-ben" });
  await page.getByRole("button", { name: "Agree and chat" }).click();
  await expect.poll(() => hellos.length).toBeGreaterThan(0);
  expect(hellos[0]).toContain("signed-of-ben");
  expect(hellos.concat(said).join()).not.toMatch(/signed-of-ana|4711|Ana/);
  await visitor.page.getByRole("dialog").waitFor();
});

test("DK2: a department that nobody knows costs no message, and the page is told once, whether the tag or a script names it", async () => {
  const { page, visitor } = await shopWith({ department: "biling" }, "", () => {
    const told: unknown[] = [];
    Reflect.set(window, "told", told);
    addEventListener("presently:error", (event) => {
      const { code, hint } = (event as CustomEvent<{ code: string; hint: string }>).detail;
      told.push(hint && code);
    });
  });
  const told = () => page.evaluate(() => Reflect.get(window, "told") as string[]);
  await visitor.openChat();
  await expect.poll(told).toEqual(["department.unknown"]);
  await ask(page, "open", { department: "no such one" });
  await expect.poll(told).toEqual(["department.unknown", "department.unknown"]);
  await visitor.write("Where is my invoice?");
  await page.getByRole("log").getByText("Sent", { exact: true }).waitFor();
  expect(await told()).toHaveLength(2);
});

test("R25: data-consent that is written wrong is no consent: the visitor is asked, and nothing is stored or connected to", async () => {
  const { page, asked } = await shopWith({ consent: "wiat" });
  expect(await ask(page, "send", "Hello")).toBe("consent.missing");
  await launcherOf(page).click();
  await page.getByRole("button", { name: "Agree and chat" }).waitFor();
  const sockets = asked.filter((path) => path.startsWith("/ws/"));
  expect([sockets, await stored(page)]).toEqual([[], 0]);
});

test("send() rejects where the server does not know the site, and nothing of it waits to be sent", async () => {
  const { page } = await shopWith({ site: `ste_${"x".repeat(21)}` });
  expect(await ask(page, "send", "Hello")).toBe("site.unknown");
  expect(await ask(page, "send", "Hello again")).toBe("site.unknown");
  await ask(page, "open");
  await page.getByRole("dialog").waitFor();
  expect(await page.getByRole("log").getByText("Hello").count()).toBe(0);
  const ready = () => (Reflect.get(window, "presently") as Presently).ready;
  const why = page.evaluate(ready).catch((error: Error) => error.message);
  expect(await why).toContain('The site key "ste_xxx');
});

test("ID10: what send() tells of its conversation stands on the card, and what is no attributes sends nothing", async () => {
  const { page } = await shopWith({}, "", () => {}, team);
  expect(await ask(page, "send", "Hello", { attributes: ["order 7"] })).toBe("attributes.invalid");
  const sent = await ask(page, "send", "Where is order 7?", { attributes: { order: 7 } });
  expect(sent).toMatchObject({ id: expect.stringMatching(/^evt_/) });
  const desk = await team.person();
  const agent = agentAt(desk.page);
  await agent.signIn(team.installed.consoleUrl, OWNER);
  await desk.page.getByRole("link", { name: /Where is order 7/ }).click();
  const card = desk.page.getByRole("complementary", { name: "Who is this?" });
  await card.getByText("order", { exact: true }).waitFor();
  expect(await desk.page.getByText("Hello", { exact: true }).count()).toBe(0);
});
