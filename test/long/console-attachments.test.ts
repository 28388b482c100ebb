import { crc32, deflateSync } from "node:zlib";
import type { FileId, UploadedFile } from "@presently/shared/protocol";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOnPage } from "../e2e/axe.ts";
import { type AgentAtConsole, agentAt } from "../e2e/people.ts";
import { openStage, type Stage } from "../e2e/stage.ts";
import { type LiveVisitor, liveVisitor } from "../live/live-visitor.ts";
import { OWNER } from "../live/product.ts";

let stage: Stage;
let agent: AgentAtConsole;
let page: Page;
/** What the page complained of since the agent is at work: before signing in, it asks who is. */
let complaints: () => string[];
let visitor: LiveVisitor;

beforeAll(async () => {
  stage = await openStage({ PRESENTLY_MAX_FILE_BYTES: "1048576", PRESENTLY_MESSAGES_BURST: "100" });
  const desk = await stage.person({ viewport: { width: 1280, height: 800 } });
  ({ page } = desk);
  agent = agentAt(page);
  await agent.signIn(stage.installed.consoleUrl, OWNER);
  await agent.goOnline();
  visitor = liveVisitor(stage.product.url, stage.host.origin, stage.installed.siteKey);
  visitor.say("My lamp flickers.");
  await agent.accept();
  await agent.reads("My lamp flickers.");
  const before = desk.complaints().length;
  complaints = () => desk.complaints().slice(before);
});

afterAll(async () => {
  visitor?.close();
  await stage?.close();
});

const field = () => page.getByRole("textbox", { name: "Reply" });
const attach = () => page.getByRole("button", { name: "Attach files" });
const marks = () => page.getByRole("log").getByText("Not opened yet");
const lane = () => page.getByRole("link", { name: /Unopened file/ });
const attached = () => page.getByRole("list", { name: "Files that go with this reply" });
const picture = (name: string) =>
  page.getByRole("button", { name: new RegExp(`^Open the picture ${name}`) });

/** A picture that a browser can draw: one colour. */
function drawing(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), body]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(body.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.of(0), Buffer.alloc(width * 3, Buffer.of(210, 150, 60))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
const PNG = drawing(640, 400);

/** Sends files as the chat does: up by HTTP, then in a message. */
async function visitorSends(files: Readonly<Record<string, Buffer>>): Promise<void> {
  const ids: FileId[] = [];
  for (const [name, content] of Object.entries(files)) {
    const url = `${stage.product.url}/wire/visitor/files?site=${stage.installed.siteKey}`;
    const headers = {
      origin: stage.host.origin,
      authorization: `Bearer ${visitor.token() ?? ""}`,
      "content-type": "application/octet-stream",
      "presently-file-name": encodeURIComponent(name),
    };
    const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(content) });
    expect(answer.status).toBe(200);
    ids.push(((await answer.json()) as UploadedFile).fileId); // held to the schema by the server's own tests
  }
  visitor.send({ type: "message.post", text: "", files: ids });
}

test("FL2: the owner switches files off and on, reads what is taken and how much, and the composer has a button for them or none", async () => {
  await attach().waitFor();
  await page.goto(`${stage.installed.consoleUrl}settings/sites`);
  const takes = page.getByRole("checkbox", { name: /Files can be sent/ });
  await page.getByText(/PDF and plain text, up to 1 MB each, 5 in a message/).waitFor();
  const form = page.locator("form", { has: takes });
  const save = async (isTaken: boolean) => {
    await takes.setChecked(isTaken);
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText("Saved.").waitFor();
  };
  const openChat = async () => {
    await page.goto(`${stage.installed.consoleUrl}inbox/mine`);
    await page.getByRole("link", { name: /My lamp flickers/ }).click();
    await field().waitFor();
  };
  await save(false);
  await openChat();
  expect(await attach().count()).toBe(0);
  await page.goto(`${stage.installed.consoleUrl}settings/sites`);
  await save(true);
  await openChat();
  await attach().waitFor();
  await page.getByText("Pictures, PDF, text: 5 files of up to 1 MB").waitFor();
});

test("M5, FL6: an attachment that nobody has opened is marked, mentioned once before sending and never in the way twice; by keys alone", async () => {
  await visitorSends({ "lamp.png": PNG, "invoice.pdf": Buffer.from("%PDF-1.7\n1 0 obj") });
  await picture("lamp.png").waitFor();
  await expect.poll(() => marks().count()).toBe(2);
  await lane().waitFor();
  await expect.poll(() => picture("lamp.png").locator("img").evaluate(hasPixels)).toBe(true);
  expect(await faultsOnPage(page)).toEqual([]);

  await field().fill("Which lamp is it?");
  await field().press("Enter");
  await page.getByText(/sent 2 files that nobody has opened yet: lamp.png, invoice.pdf/).waitFor();
  expect(await field().inputValue()).toBe("Which lamp is it?");
  await field().press("Enter");
  await agent.reads("Which lamp is it?");
  await field().fill("I mean the model.");
  await field().press("Enter");
  await agent.reads("I mean the model.");

  await visitorSends({ "model.png": PNG });
  await picture("model.png").waitFor();
  await field().fill("Thank you!");
  await field().press("Enter");
  await page.getByText(/sent model.png, and nobody has opened it yet/).waitFor();
  await field().press("Shift+Tab");
  await page.keyboard.press("Enter"); // "Show it"
  await expect.poll(() => picture("model.png").evaluate(isFocused)).toBe(true);
  await page.keyboard.press("Enter");
  const large = page.getByRole("dialog", { name: "model.png" });
  await expect.poll(() => large.locator("img").evaluate(hasPixels)).toBe(true);
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("dialog", { name: "lamp.png" }).waitFor();
  expect(await faultsOnPage(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => picture("model.png").evaluate(isFocused)).toBe(true);
  await expect.poll(() => marks().count()).toBe(1);
  await lane().waitFor();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download invoice.pdf PDF, 16 bytes/ }).focus();
  await page.keyboard.press("Enter");
  expect((await download).suggestedFilename()).toBe("invoice.pdf");
  await expect.poll(() => marks().count()).toBe(0);
  await expect.poll(() => lane().count()).toBe(0);
  await field().press("Enter");
  await agent.reads("Thank you!");
  expect(complaints()).toEqual([]);
});

test("R41: an agent attaches by keys, reads in words what is not taken, and a file alone is a message", async () => {
  const choosing = page.waitForEvent("filechooser");
  await attach().press("Enter");
  const chooser = await choosing;
  const film = Buffer.concat([Buffer.from("\0\0\0\u0018ftypmp42"), Buffer.alloc(100)]);
  await chooser.setFiles([
    { name: "plan.png", mimeType: "image/png", buffer: PNG },
    { name: "film.png", mimeType: "image/png", buffer: film },
    { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(2_000_000, "a") },
  ]);
  await agent.sees(
    "film.png can't be sent: pictures (PNG, JPEG, GIF, WebP), PDF and plain text can.",
  );
  await agent.sees("long.txt has 2 MB; a file may have 1 MB at most.");
  await attached().getByText(/^PNG,/).waitFor();
  await page.reload();
  await attached().getByText("plan.png").waitFor();
  await field().press("Enter");
  await picture("plan.png").waitFor();
  expect(await attached().count()).toBe(0);
  await expect.poll(() => visitor.shown().at(-1)?.text).toBe("");
  expect(await page.locator(".message-text", { hasText: /^$/ }).count()).toBe(0);
});

test("R41: files are pasted, dropped and taken out again, and a note takes none", async () => {
  await field().evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["a note of mine"], "pasted.txt"));
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
  });
  await attached()
    .getByText(/^Text,/)
    .waitFor();
  await dropOnThread("dropped.txt");
  await expect
    .poll(() =>
      attached()
        .getByText(/^Text,/)
        .count(),
    )
    .toBe(2);
  await attached().getByRole("button", { name: "Remove pasted.txt" }).press("Enter");
  await attached().getByRole("button", { name: "Remove dropped.txt" }).press("Enter");
  await expect.poll(() => attached().count()).toBe(0);
  expect(await field().evaluate(isFocused)).toBe(true);
  await page.getByRole("radio", { name: "Note" }).check({ force: true });
  await dropOnThread("dropped.txt");
  await page.getByRole("radio", { name: "Reply" }).check({ force: true });
  expect(await attached().count()).toBe(0);
  expect(complaints()).toEqual([]);
});

function dropOnThread(name: string): Promise<void> {
  return page.locator(".thread").evaluate((element, called) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["dropped"], called));
    for (const type of ["dragover", "drop"])
      element.dispatchEvent(new DragEvent(type, { dataTransfer, cancelable: true, bubbles: true }));
  }, name);
}

function isFocused(element: Element): boolean {
  return document.activeElement === element;
}

function hasPixels(element: Element): boolean {
  return element instanceof HTMLImageElement && element.naturalWidth > 0;
}
