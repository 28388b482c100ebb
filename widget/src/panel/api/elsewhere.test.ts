import { afterEach, expect, test, vi } from "vitest";
import type { ErrorReport } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { begin, call } from "./api.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("without an origin the chat opens in a tab that does not know the page", () => {
  const { handle, opened } = pageWithoutOrigin();
  handle.panel.open();
  expect(opened).toEqual([["https://chat.test/chat/ste_shop?lang=en", "_blank", "noopener"]]);
});

test("what needs the visitor here is refused with code and hint; signing out is none of it", async () => {
  const { handle, told } = pageWithoutOrigin();
  const refused = { code: "own-page", hint: expect.stringContaining("https://chat.test/chat/") };
  for (const method of ["callback", "identify", "send", "set", "page", "configure"]) {
    await expect(call(handle, method, [{}]), method).rejects.toMatchObject(refused);
  }
  await call(handle, "identify", [null]);
  await call(handle, "consent", []);
  expect(told).toEqual(Array(6).fill("own-page"));
});

function pageWithoutOrigin() {
  const opened: unknown[] = [];
  const told: unknown[] = [];
  vi.stubGlobal("self", { origin: "null" });
  vi.stubGlobal("window", { open: (...asked: unknown[]) => void opened.push(asked) });
  vi.spyOn(console, "error").mockImplementation(() => {});
  const emit = (_: string, report?: unknown) => told.push((report as ErrorReport).code);
  // As much of the handle as is asked for there.
  const handle = {
    server: "https://chat.test",
    siteKey: "ste_shop",
    data: {},
    signal: new AbortController().signal,
    emit,
  } as unknown as PanelHandle;
  handle.panel = begin(handle);
  return { handle, opened, told };
}
