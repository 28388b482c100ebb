import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConversationId, FileId, SiteId } from "@presently/shared/protocol";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SECRET_PLACE } from "../../server/src/files/testing/pictures.ts";
import { launchFirefox } from "../e2e/firefox.ts";
import { drawPicture, photographOf } from "../e2e/photograph.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { liveAgent, type LiveAgent, signIn } from "../live/live-agent.ts";
import { OWNER } from "../live/product.ts";

const TEXT = Buffer.from("Поръчка 1042: месингова лампа\r\n");

let stage: Stage;
let browser: Browser;
let agent: LiveAgent;
let cookie: string;
let folder: string;
const chats: ConversationId[] = [];

beforeAll(async () => {
  [stage, browser, folder] = await Promise.all([
    openStage(),
    launchFirefox(),
    mkdtemp(join(tmpdir(), "presently-firefox-")),
  ]);
  const { product, installed, host } = stage;
  cookie = await signIn(product.url, OWNER);
  agent = liveAgent(product.url, cookie, 10, (id) => chats.push(id));
  agent.send({
    type: "site.update",
    siteId: installed.siteKey as SiteId, // as `setup` printed it
    name: "Lamp shop",
    origins: [host.origin],
    isAutoAccept: false,
  });
  await vi.waitUntil(() => agent.isQuiet(), { timeout: 10_000 });
});
afterAll(async () => {
  agent?.close();
  await browser?.close();
  await stage?.close();
  if (folder) await rm(folder, { recursive: true });
});

test("FW1, FW4, FW5, FW8: in Firefox, too, a visitor sends a photograph without its place and a text byte for byte, and sees the agent's", async () => {
  const page = await browser.newPage();
  await page.goto(stage.host.origin);
  await (await there(page, "button[aria-expanded]")).click();
  const button = await there(page, ".attach");
  await button.hover(); // brings the part that takes them
  const photo = join(folder, "lamp.jpg");
  const note = join(folder, "order.txt");
  await writeFile(photo, photographOf(await page.evaluate(drawPicture)));
  await writeFile(note, TEXT);
  const field = await page.waitForSelector(">>> input[type=file]");
  await (field as ElementHandle<HTMLInputElement>).uploadFile(photo, note); // by its selector
  await vi.waitUntil(async () => (await page.$$(">>> .chip.ready")).length === 2, {
    timeout: 20_000,
  });
  await (await there(page, ".send")).click();
  await painted(page, "lamp.jpg");
  const sent = await stored();
  expect(sent.filter((file) => file.includes(SECRET_PLACE))).toEqual([]);
  expect(sent.some((file) => file.equals(TEXT))).toBe(true);

  await vi.waitUntil(() => chats.length === 1, { timeout: 10_000 });
  const [conversationId] = chats as [ConversationId];
  const uploaded = await fetch(
    `${stage.product.url}/console/api/files?conversation=${conversationId}`,
    {
      method: "POST",
      headers: {
        cookie,
        origin: stage.product.url,
        "content-type": "application/octet-stream",
        "presently-file-name": "spare.jpg",
      },
      body: new Uint8Array(photographOf(await page.evaluate(drawPicture))),
    },
  );
  const { fileId } = (await uploaded.json()) as { fileId: FileId }; // P33
  agent.send({ type: "message.post", conversationId, text: "Like this?", files: [fileId] });
  await painted(page, "spare.jpg");
});

/** What the chat has by that selector, once it can be seen. */
async function there(page: Page, selector: string): Promise<ElementHandle> {
  const found = await page.waitForSelector(`>>> ${selector}`, { visible: true });
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

/** Waits until a picture of that name is drawn in the thread. */
async function painted(page: Page, name: string): Promise<void> {
  const picture = await there(page, `.picture[aria-label$="${name}"] canvas`);
  const alpha = () =>
    picture.evaluate((node) => {
      const canvas = node as HTMLCanvasElement; // by its selector
      return canvas.getContext("2d")?.getImageData(20, 20, 1, 1).data[3];
    });
  await expect.poll(alpha).toBe(255);
}

/** What lies in the server's folder. */
async function stored(): Promise<Buffer[]> {
  const files = join(stage.product.dataFolder, "files");
  return Promise.all((await readdir(files)).map((name) => readFile(join(files, name))));
}
