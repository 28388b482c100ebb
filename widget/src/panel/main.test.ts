import { afterEach, expect, test, vi } from "vitest";
import type { ErrorReport, LoaderHandle } from "../contract.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** As much of a page as the panel looks at while nobody has opened it; gone when `ended` is aborted. */
function pageWith(data: LoaderHandle["data"], kept: LoaderHandle["kept"]) {
  const told: string[] = [];
  const ended = new AbortController();
  const listens = { addEventListener() {}, removeEventListener() {} };
  const element = () => ({
    ...listens,
    style: { setProperty() {} },
    classList: { add() {}, toggle() {} },
    append() {},
    remove() {},
  });
  vi.stubGlobal("self", { origin: "https://shop.test" });
  vi.stubGlobal("window", listens);
  vi.stubGlobal("addEventListener", listens.addEventListener);
  vi.stubGlobal("matchMedia", () => ({ ...listens, matches: false }));
  vi.stubGlobal("CSS", { supports: () => false });
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  vi.stubGlobal("innerHeight", 800);
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("document", { ...listens, createElement: element });
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubGlobal("dispatchEvent", ({ type, detail }: CustomEvent<ErrorReport>) => {
    if (type === "presently:error") told.push(detail.message);
  });
  // As much of the handle as is asked for there.
  const handle = {
    data: { consent: "granted", site: "ste_shop", ...data },
    kept,
    root: { ...element(), adoptedStyleSheets: [], host: null },
    signal: ended.signal,
  } as unknown as LoaderHandle;
  return { handle, told, ended };
}

test.each([
  { said: "nothing", kept: [] },
  { said: "what the visitor has", kept: [["set", [{ plan: "gold" }]]] },
] as const)(
  "what the tag says wrong is told where a script has said $said before the panel came",
  async ({ kept }) => {
    const { handle, told, ended } = pageWith(
      { theme: "blue" },
      kept.map(([name, given]) => [name, given]),
    );
    const { mount } = await import("./main.ts");
    await mount(handle);
    await expect.poll(() => told).toEqual(['data-theme="blue" is not followed.']);
    ended.abort();
  },
);
