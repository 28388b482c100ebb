import { afterEach, expect, test, vi } from "vitest";
import { upload } from "./upload.ts";

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["has none", undefined],
  [
    "fails",
    class {
      upload = {};
      open() {
        throw new Error("the page's own");
      }
      abort() {}
    },
  ],
])(
  "FW3: a file fails with words where what sends it up is the page's own and %s",
  async (_, own) => {
    vi.stubGlobal("XMLHttpRequest", own);
    const place = { server: "https://chat.test", siteKey: "ste_shop", token: "t" };
    const { done, cancel } = upload(place, { name: "a.txt", blob: new Blob(["a"]) }, () => {});
    expect(await done).toEqual({ why: "other" });
    cancel();
  },
);
