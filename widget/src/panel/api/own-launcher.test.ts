import { expect, test, vi } from "vitest";
import type { PanelHandle } from "../panel-handle.ts";
import { followOwn } from "./own-launcher.ts";

/** As much of a button as is marked; `controls`: what its page says that it controls. */
function button(ariaExpanded: string | null, controls: string | null) {
  return {
    ariaExpanded,
    controls,
    getAttribute() {
      return this.controls;
    },
    setAttribute(_: string, value: string) {
      this.controls = value;
    },
    removeAttribute() {
      this.controls = null;
    },
  };
}

test("a site's own button says after destroy() what its page had it say", () => {
  const own = button("false", "menu");
  const bare = button(null, null);
  const page = new EventTarget();
  vi.stubGlobal("document", { querySelectorAll: () => [own, bare] });
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  const end = new AbortController();
  const handle = { root: { host: { id: "" } }, signal: end.signal, state: { open: false } };
  followOwn("#help", handle as unknown as PanelHandle); // no more is asked of it
  page.dispatchEvent(new Event("presently:open"));
  expect([own, bare]).toMatchObject([
    { ariaExpanded: "true", controls: "presently-chat" },
    { ariaExpanded: "true", controls: "presently-chat" },
  ]);
  end.abort();
  expect([own, bare]).toMatchObject([
    { ariaExpanded: "false", controls: "menu" },
    { ariaExpanded: null, controls: null },
  ]);
  vi.unstubAllGlobals();
});
