import { afterEach, expect, test, vi } from "vitest";
import type { ErrorReport, LoaderHandle } from "../contract.ts";
import { elsewhere } from "./elsewhere.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("without an origin the chat opens in a tab that does not know the page", () => {
  const { panel, opened } = pageWithoutOrigin();
  panel.open();
  expect(opened).toEqual([["https://chat.test/chat/ste_shop?lang=en", "_blank", "noopener"]]);
});

test("what needs the visitor here is refused with code and hint; signing out is none of it", async () => {
  const { panel, told } = pageWithoutOrigin();
  const refused = { code: "own-page", hint: expect.stringContaining("https://chat.test/chat/") };
  await expect(panel.callback({ email: "mia@shop.example" })).rejects.toMatchObject(refused);
  await expect(panel.identify({})).rejects.toMatchObject(refused);
  await panel.identify(null);
  expect(told).toEqual(["own-page", "own-page"]);
});

function pageWithoutOrigin() {
  const opened: unknown[] = [];
  const told: unknown[] = [];
  vi.stubGlobal("window", { open: (...asked: unknown[]) => void opened.push(asked) });
  vi.spyOn(console, "error").mockImplementation(() => {});
  const emit = (_: string, report?: unknown) => told.push((report as ErrorReport).code);
  // As much of the handle as is asked for there.
  const handle = {
    server: "https://chat.test",
    siteKey: "ste_shop",
    emit,
  } as Partial<LoaderHandle>;
  return { panel: elsewhere(handle as LoaderHandle), opened, told };
}
