import { afterEach, expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import { prepare } from "./prepare.ts";

afterEach(() => vi.unstubAllGlobals());

/** As much of a page as is asked for: its chat, and what its browser keeps of the visitor. */
function pageWith(panel: object, kept: () => string | null = () => null): PanelHandle {
  vi.stubGlobal("window", { localStorage: { getItem: kept } });
  return { siteKey: "ste_shop", panel } as unknown as PanelHandle;
}
const chatWith = (view: object | null): object => ({
  session: { picture: () => ({ view, pending: [] }) },
});
function blocked(): string | null {
  throw new Error("SecurityError");
}

test("LK4: what holds until the script is loaded again, and what is wrong, is refused before anything is done", async () => {
  const handle = pageWith(chatWith(null));
  expect(await prepare(handle, [["z", "1"]])).toMatchObject({ 0: "setting.fixed" });
  const wrong = [
    ["scale", 110],
    ["lang", "de"],
  ] as const;
  expect(await prepare(handle, wrong)).toMatchObject({ 0: "setting.invalid" });
  expect(handle.further).toBeUndefined();
});

test("LK4: what can't be written down is refused with a code and a hint as well", async () => {
  const circle: { texts?: object } = {};
  circle.texts = circle;
  for (const value of [10n, circle, Symbol("a")])
    expect(await prepare(pageWith(chatWith(null)), [["scale", value]])).toMatchObject([
      "setting.invalid",
      expect.stringMatching(/^scale cannot be /),
      expect.stringMatching(/^Say /),
    ]);
});

test("LK4: while consent is awaited there is no chat that could speak another language", async () => {
  const asked = await prepare(pageWith({ agreed() {} }), [["lang", "fi"]]);
  expect(asked).toMatchObject({ 0: "consent.missing" });
});

test.for([
  ["reading it throws", blocked],
  ["it has kept nothing", (): string | null => null],
] as const)(
  "LK4: a chat that is under way is not lost for another language in a browser where %s",
  async ([, kept]) => {
    const asked = await prepare(pageWith(chatWith({}), kept), [["lang", "fi"]]);
    expect(asked).toMatchObject({ 0: "setting.fixed" });
  },
);

test("LK4: the language that is spoken already needs no file", async () => {
  const asked = await prepare(pageWith(chatWith({}), blocked), [["lang", "en"]]);
  expect(asked).toBeTypeOf("function");
});
