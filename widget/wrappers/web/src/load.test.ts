import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type FakePage, fakePage } from "../testing/fake-page.ts";
import { load } from "./load.ts";

const CHAT = { server: "https://chat.example.com/", site: "s_1" };

describe("on a page", () => {
  let page: FakePage;
  beforeEach(() => {
    page = fakePage();
  });
  afterEach(() => page.leave());

  test("load puts the tag in once, with its options, and resolves with the chat; the tag does not stay", async () => {
    const first = load({ ...CHAT, color: "#f00", test: true, lang: undefined });
    const second = load({ ...CHAT, color: "#f00", test: true });
    expect(page.scripts).toMatchObject([
      { src: "https://chat.example.com/presently.js?site=s_1", async: true, isConnected: true },
    ]);
    expect(page.scripts[0]?.dataset).toEqual({ color: "#f00", test: "true" });
    page.answer();
    expect(await first).toBe(page.window.presently);
    expect(await second).toBe(page.window.presently);
    expect(await load(CHAT)).toBe(page.window.presently);
    expect(page.scripts).toHaveLength(1);
    expect(page.scripts[0]?.isConnected).toBe(false);
  });

  test("a chat that the page's own tag put there is taken as it is", async () => {
    page.answer();
    expect(await load(CHAT)).toBe(page.window.presently);
    expect(page.scripts).toEqual([]);
  });

  test("the same server in another spelling is no other chat", async () => {
    const page = fakePage();
    const first = load(CHAT);
    page.answer();
    const chat = await first;
    for (const server of ["https://CHAT.example.com", "HTTPS://chat.example.com:443//"])
      await expect(load({ ...CHAT, server })).resolves.toBe(chat);
    await expect(load({ ...CHAT, server: "https://chat.example.com:8443" })).rejects.toMatchObject({
      code: "chat.other",
    });
  });

  test("that of another site or server is refused, with a code and a hint", async () => {
    page.tags.push({ src: "https://chat.example.com/presently.js", dataset: { site: "s_2" } });
    page.answer();
    const refusal = { code: "chat.other", hint: expect.any(String) };
    await expect(load(CHAT)).rejects.toMatchObject(refusal);
    expect(page.calls).toEqual([]);
    expect(await load({ ...CHAT, site: "s_2" })).toBe(page.window.presently);
  });

  test("a script that can't be had is told with a code and a hint, and asked for again by the next call", async () => {
    const failed = load(CHAT);
    page.scripts[0]?.onerror?.();
    await expect(failed).rejects.toMatchObject({
      name: "PresentlyError",
      code: "loader.unreachable",
      hint: expect.stringContaining("content-security policy"),
    });
    const again = load(CHAT);
    expect(page.scripts).toHaveLength(2);
    page.answer();
    expect(await again).toBe(page.window.presently);
  });

  test("an address that answers with something else is told", async () => {
    const failed = load(CHAT);
    page.scripts[0]?.onload?.();
    await expect(failed).rejects.toMatchObject({ code: "loader.idle" });
  });

  test("a page carries one chat: that of another site is refused until destroy()", async () => {
    const first = load(CHAT);
    const other = { ...CHAT, site: "s_2" };
    await expect(load(other)).rejects.toMatchObject({ code: "chat.other" });
    page.answer();
    const chat = await first;
    await expect(load(other)).rejects.toMatchObject({ code: "chat.other" });
    chat.destroy();
    const second = load(other);
    expect(page.scripts[1]?.src).toBe("https://chat.example.com/presently.js?site=s_2");
    page.answer();
    expect(await second).toBe(page.window.presently);
  });

  test.each([{ site: "" }, { server: "" }])("without %j nothing is put in", async (part) => {
    await expect(load({ ...CHAT, ...part })).rejects.toMatchObject({ code: "options.missing" });
    expect(page.scripts).toEqual([]);
  });
});

test("where there is no browser load resolves with a chat that nobody has opened, and nothing happens", async () => {
  const chat = await load(CHAT);
  expect(chat.state).toMatchObject({ connection: "idle", open: false, conversation: null });
  expect(chat.version).toBe("");
  void chat.open();
  chat.on("message", () => {})();
});
