import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AgentCommand, ConversationId, FileId, SiteId } from "@presently/shared/protocol";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SECRET_PLACE } from "../../server/src/files/testing/pictures.ts";
import type { Presently } from "../../widget/src/contract.ts";
import { faultsInChat } from "../e2e/axe.ts";
import {
  cutOff,
  cutOffWhenSpaced,
  edgeless,
  scrollsSideways,
  smallTargets,
} from "../e2e/chat-faults.ts";
import { visitorAt } from "../e2e/people.ts";
import { drawPicture, photographOf } from "../e2e/photograph.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, type LiveAgent, signIn } from "../live/live-agent.ts";
import { OWNER } from "../live/product.ts";

const TEXT = Buffer.from("Поръчка 1042: месингова лампа\r\n");
const note = { name: "order.txt", mimeType: "text/plain", buffer: TEXT };
const film = {
  name: "film.mp4",
  mimeType: "video/mp4",
  buffer: Buffer.from("\0\0\0\u0018ftypmp42"),
};

let stage: Stage;
let cookie: string;
let agent: LiveAgent;

beforeAll(async () => {
  stage = await openStage({ PRESENTLY_UPLOADS_PER_MINUTE: "1000" });
  const { product, installed, host } = stage;
  cookie = await signIn(product.url, OWNER);
  agent = liveAgent(product.url, cookie, 10);
  agent.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // as `setup` printed it
    name: "Lamp shop",
    origins: [host.origin],
    isAutoAccept: true,
  } satisfies AgentCommand);
  await vi.waitUntil(() => agent.isQuiet(), { timeout: 10_000 });
});
afterAll(async () => {
  agent?.close();
  await stage?.close();
});

/** A visitor with the chat open, who has written nothing, on the page of a strict policy; about to attach something. */
async function visitorWithButton(options: BrowserContextOptions = {}) {
  const visitor = await visitorAtChat(options);
  await visitor.button.hover();
  await visitor.page.locator("input[type=file]").waitFor({ state: "attached" });
  return visitor;
}

async function visitorAtChat(options: BrowserContextOptions = {}) {
  const { page, complaints } = await stage.person(options);
  page.setDefaultTimeout(10_000);
  // What goes up, byte for byte: what a request's body was, no tool tells of a blob's.
  await page.addInitScript(() => {
    const { send } = XMLHttpRequest.prototype;
    const sent: unknown[] = [];
    Reflect.set(window, "sentUp", sent);
    XMLHttpRequest.prototype.send = function (body) {
      sent.push(body);
      send.call(this, body);
    };
  });
  await page.goto(stage.host.origin);
  const visitor = visitorAt(page);
  await visitor.openChat();
  const button = page.getByRole("button", { name: "Attach files" });
  await button.waitFor();
  return {
    page,
    complaints,
    visitor,
    button,
    choose: (...files: readonly (typeof note)[]) =>
      page.locator("input[type=file]").setInputFiles([...files]),
    chip: (name: string) => page.locator(".chip", { hasText: name }),
    ready: (name: string) => page.locator(".chip.ready", { hasText: name }).waitFor(),
    log: visitor.log,
  };
}

/** What the chosen files went up as, as texts of single bytes. */
const sentUp = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Promise.all(
      (Reflect.get(window, "sentUp") as Blob[]).map(async (blob) =>
        Array.from(new Uint8Array(await blob.arrayBuffer()), (byte) =>
          String.fromCharCode(byte),
        ).join(""),
      ),
    ),
  );

/** A photograph that a browser draws, 640 × 480 and lying on its side, with the place where it was taken. */
async function photograph(page: Page) {
  const buffer = photographOf(await page.evaluate(drawPicture));
  return { name: "lamp.jpg", mimeType: "image/jpeg", buffer };
}

/** What is wrong with what stands there, for eyes and hands of every kind. */
async function faultsIn(page: Page, leastPx: number): Promise<string[]> {
  return [
    ...(await faultsInChat(page)),
    ...(await smallTargets(page, leastPx)),
    ...(await cutOff(page)),
    ...(await cutOffWhenSpaced(page)),
    ...((await scrollsSideways(page)) ? ["the page scrolls sideways"] : []),
  ];
}

/** What lies in the server's folder. */
function stored(): Buffer[] {
  const folder = join(stage.product.dataFolder, "files");
  return readdirSync(folder).map((name) => readFileSync(join(folder, name)));
}

const conversationOf = (page: Page) =>
  page.evaluate(() => (Reflect.get(window, "presently") as Presently).state.conversation?.id ?? "");

/** The focused thing in the chat, by what it is called. */
const focused = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.shadowRoot?.activeElement?.getAttribute("aria-label"),
  );

test("FW10: opening the chat fetches nothing for files, and a press on the button opens the browser's window though the part is still to come", async () => {
  const { page, button, ready } = await visitorAtChat();
  const fetched = () =>
    page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  expect((await fetched()).filter((name) => name.includes("/files-"))).toEqual([]);
  const chooser = page.waitForEvent("filechooser");
  const held = Promise.withResolvers<void>();
  await page.route("**/files-*.js", (route) => held.promise.then(() => route.continue()));
  await button.click();
  held.resolve();
  await (await chooser).setFiles([note]);
  await ready(note.name);
  expect((await fetched()).filter((name) => name.includes("/files-"))).toHaveLength(1);
});

test("FW7, FW10: what is dropped onto the chat waits for the part that takes it, away from the page", async () => {
  const { page, ready } = await visitorAtChat();
  await noteDrags(page);
  const held = Promise.withResolvers<void>();
  await page.route("**/files-*.js", (route) => held.promise.then(() => route.continue()));
  await drag(page, ".panel h1", "file", ["drop"]);
  held.resolve();
  await ready("dropped.txt");
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([]);
});

test("FW1, FW2, FW4, FW5, FW8, FW9: a visitor's first message is a photograph and a text, without its place and byte for byte, both are shown, and so is the agent's", async () => {
  const { page, complaints, button, ready, choose, log } = await visitorWithButton();
  const described = await button.evaluate((node) =>
    (node.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => (node.getRootNode() as ShadowRoot).getElementById(id)?.textContent)
      .join(""),
  );
  expect(described).toBe("Pictures, PDF or text: at most 5, 10\u00a0MB each");

  const photo = await photograph(page);
  expect(photo.buffer.includes(SECRET_PLACE)).toBe(true);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles([photo, film, note]);
  await ready("lamp.jpg");
  await ready("order.txt");
  await page.getByRole("alert").getByText("Left out: film.mp4.").waitFor();
  expect(await faultsIn(page, 32)).toEqual([]);
  const bodies = await sentUp(page);
  expect(bodies).toHaveLength(2);
  expect(bodies.filter((body) => body.includes(SECRET_PLACE))).toEqual([]);
  const upright = await page.evaluate(async () => {
    const [first] = Reflect.get(window, "sentUp") as Blob[];
    const { width, height } = await createImageBitmap(first ?? new Blob());
    return [width, height];
  });
  expect(upright).toEqual([480, 640]);

  await page.getByRole("button", { name: "Send" }).click();
  const picture = log.getByRole("button", { name: "Enlarge the picture: lamp.jpg" });
  await picture.waitFor();
  expect(stored().filter((file) => file.includes(SECRET_PLACE))).toEqual([]);
  expect(stored().some((file) => file.equals(TEXT))).toBe(true);
  expect(await page.locator(".chip").count()).toBe(0);
  await expect
    .poll(() =>
      picture.locator("canvas").evaluate((node) => {
        const canvas = node as HTMLCanvasElement; // by its name
        return canvas.getContext("2d")?.getImageData(20, 20, 1, 1).data[3];
      }),
    )
    .toBe(255);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    log.getByRole("button", { name: "Save: order.txt" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("order.txt");
  expect(readFileSync(await download.path()).equals(TEXT)).toBe(true);

  await picture.focus();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog", { name: "lamp.jpg" });
  await viewer.waitFor();
  expect(await faultsInChat(page)).toEqual([]);
  expect(await focused(page)).toBe("Close the picture");
  await page.keyboard.press("Tab");
  expect(await viewer.getByRole("button", { name: "Save" }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Close the picture");
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  expect(await focused(page)).toBe("Enlarge the picture: lamp.jpg");
  await picture.click();
  await viewer.getByRole("img").click(); // who looks closely does not lose it
  await viewer.getByRole("button", { name: "Close the picture" }).click();
  await viewer.waitFor({ state: "detached" });
  expect(await focused(page)).toBe("Enlarge the picture: lamp.jpg");
  await picture.click();
  const room = await viewer.boundingBox();
  await page.mouse.click(4, (room?.height ?? 0) - 4); // beside it
  await viewer.waitFor({ state: "detached" });
  expect(await focused(page)).toBe("Enlarge the picture: lamp.jpg");

  const conversationId = (await conversationOf(page)) as ConversationId; // the state says which
  const { product } = stage;
  const uploaded = await fetch(`${product.url}/console/api/files?conversation=${conversationId}`, {
    method: "POST",
    headers: {
      cookie,
      origin: product.url,
      "content-type": "application/octet-stream",
      "presently-file-name": "spare.jpg",
    },
    body: new Uint8Array(photo.buffer),
  });
  const { fileId } = (await uploaded.json()) as { fileId: FileId }; // P33
  agent.send({ type: "message.post", conversationId, text: "", files: [fileId] });
  await log.getByRole("button", { name: "Enlarge the picture: spare.jpg" }).waitFor();

  await choose(note, { ...note, name: "2.txt" }, { ...note, name: "3.txt" });
  await choose({ ...note, name: "4.txt" }, { ...note, name: "5.txt" }, { ...note, name: "6.txt" });
  await page
    .getByRole("alert")
    .getByText("At most 5 go with one message. Left out: 6.txt.")
    .waitFor();
  expect(complaints()).toEqual([]);
});

test("FW8: a picture is fetched when it is scrolled to, and not before", async () => {
  const { page, choose, ready, log } = await visitorWithButton();
  await choose(await photograph(page));
  await ready("lamp.jpg");
  await page.getByRole("button", { name: "Send" }).click();
  const picture = log.getByRole("button", { name: "Enlarge the picture: lamp.jpg" });
  await picture.waitFor();
  const conversationId = (await conversationOf(page)) as ConversationId; // the state says which
  for (const lamp of Array.from({ length: 30 }).keys())
    agent.send({ type: "message.post", conversationId, text: `Lamp number ${lamp + 1}.` });
  await log.getByText("Lamp number 30.").waitFor();

  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "GET" && /\/files\//.test(request.url())) fetched.push(request.url());
  });
  await page.reload();
  await log.getByText("Lamp number 30.").waitFor();
  await picture.waitFor({ state: "attached" });
  await page.evaluate(nextFrames);
  expect(fetched).toEqual([]);
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => fetched).toHaveLength(1);
});

/** Whoever watches what can be seen has been told by then. */
const nextFrames = () =>
  new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));

const isFocused = (node: Element) => (node.getRootNode() as ShadowRoot).activeElement === node;

/** Has the page tell of each drag that it hears of, and whether somebody took it. */
const noteDrags = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Reflect.set(window, "heard", heard);
    for (const type of ["dragover", "drop"]) {
      addEventListener(type, (event) => heard.push(`${type} ${event.defaultPrevented}`));
    }
  });

/** Drags what a file or words are over something, and lets it go there where that is asked for. */
const drag = (page: Page, selector: string, what: "file" | "words", types: readonly string[]) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (node, [carried, wanted]) => {
        const dataTransfer = new DataTransfer();
        if (carried === "file") dataTransfer.items.add(new File(["dropped"], "dropped.txt"));
        else dataTransfer.setData("text/plain", "words");
        for (const type of wanted) {
          const init = { bubbles: true, cancelable: true, composed: true, dataTransfer };
          node.dispatchEvent(new DragEvent(type, init));
        }
      },
      [what, types] as const,
    );

test("FW1, FW7: what is pasted or dropped onto the chat is taken, and the page's own drags and pastes of words are not", async () => {
  const { page, complaints, ready } = await visitorWithButton();
  await noteDrags(page);
  const zone = page.getByText("Drop the files here");
  await drag(page, "h1", "file", ["dragover", "drop"]);
  await drag(page, ".panel h1", "words", ["dragenter", "dragover", "drop"]);
  const heard = () => page.evaluate(() => Reflect.get(window, "heard") as string[]);
  expect(await heard()).toEqual(["dragover false", "drop false", "dragover false", "drop false"]);
  expect(await zone.count()).toBe(0);

  await drag(page, ".panel h1", "file", ["dragenter", "dragover"]);
  await zone.waitFor();
  await zone.waitFor({ state: "detached" }); // not told any more, it has left
  await drag(page, ".panel h1", "file", ["dragenter", "dragover", "drop"]);
  await ready("dropped.txt");
  expect(await heard()).toHaveLength(4);

  const paste = (types: readonly string[]) =>
    page.getByRole("textbox", { name: "Message" }).evaluate((node, carried) => {
      const clipboardData = new DataTransfer();
      if (carried.includes("file")) clipboardData.items.add(new File(["pasted"], "pasted.txt"));
      if (carried.includes("words")) clipboardData.setData("text/plain", "words");
      const init = { bubbles: true, cancelable: true, composed: true, clipboardData };
      return node.dispatchEvent(new ClipboardEvent("paste", init));
    }, types);
  expect(await paste(["file", "words"])).toBe(true);
  expect(await paste(["words"])).toBe(true);
  expect(await page.locator(".chip").count()).toBe(1);
  expect(await paste(["file"])).toBe(false);
  await ready("pasted.txt");
  expect(complaints()).toEqual([]);
});

test("FW3, FW5, FW6: a file is taken back, goes up again after a cut, is waited for, outlives a reload, and goes when the visitor is forgotten", async () => {
  const { page, visitor, complaints, chip, choose, ready, log } = await visitorWithButton();
  const uploads = "**/wire/visitor/files?*";
  let go: () => void = () => {};
  await page.route(uploads, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    await new Promise<void>((resolve) => (go = resolve));
    return route.continue().catch(() => {}); // it was taken back meanwhile
  });
  const cancelled = page.waitForEvent("requestfailed");
  await choose(note);
  await chip("order.txt").getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Delete: order.txt" }).click();
  await cancelled;
  expect(await page.locator(".chip").count()).toBe(0);
  expect(await focused(page)).toBe("Attach files");

  await choose(note);
  await chip("order.txt").getByRole("progressbar").waitFor();
  await visitor.write("My order");
  await page.getByText("This goes when the files are uploaded").waitFor();
  expect(await log.count()).toBe(0);
  go();
  await log.getByRole("button", { name: "Save: order.txt" }).waitFor();
  await log.getByText("My order").waitFor();
  await page.unroute(uploads);

  await page.route(uploads, (route) => route.abort("connectionreset"));
  await choose({ ...note, name: "cut.txt" });
  await chip("cut.txt").getByText("Not uploaded: no connection").waitFor();
  await page.unroute(uploads);
  await chip("cut.txt").getByRole("button", { name: "Try again" }).click();
  await ready("cut.txt");

  await stage.product.kill();
  await page.getByText("No connection").waitFor();
  await choose({ ...note, name: "away.txt" });
  await chip("away.txt").getByText("Not uploaded: no connection").waitFor();
  await stage.product.start();
  await ready("away.txt");

  await page.reload();
  await ready("cut.txt");
  await ready("away.txt");
  await page.getByRole("button", { name: "Send" }).click();
  await log.getByRole("button", { name: "Save: away.txt" }).waitFor();

  await choose({ ...note, name: "secret.txt" });
  await ready("secret.txt");
  await page.evaluate(() => (Reflect.get(window, "presently") as Presently).reset());
  await visitor.openChat();
  await page.getByRole("button", { name: "Attach files" }).waitFor();
  expect(await page.locator(".chip").count()).toBe(0);
  const kept = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]));
  expect(kept).not.toContain("secret.txt");
  expect(complaints()).toEqual([]);
});

test.each([
  ["on a phone, dark", { isMobile: true, hasTouch: true, colorScheme: "dark" as const }, 44],
  ["in forced colours", { forcedColors: "active" as const }, 32],
])(
  "AC1, AC8, AC9, AC10, FW1: chosen, refused and sent files are clean: %s",
  async (_, options, leastPx) => {
    const viewport = { width: 320, height: 640 };
    const { page, choose, ready, log } = await visitorWithButton({ viewport, ...options });
    if (leastPx === 44) await page.getByText("Pictures, PDF or text: at most 5").waitFor();
    const photo = await photograph(page);
    await choose(photo, { ...note, name: `${"a long name of an order ".repeat(4)}.txt` }, film);
    await ready("lamp.jpg");
    await ready("a long name");
    const faults = async () => [
      ...(await faultsIn(page, leastPx)),
      ...(leastPx === 32 ? await edgeless(page) : []),
    ];
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Send" }).click();
    await log.getByRole("button", { name: "Enlarge the picture: lamp.jpg" }).waitFor();
    expect(await faults()).toEqual([]);
  },
);
