import { expect, test } from "vitest";
import { createSSRApp, h } from "vue";
import { renderToString } from "vue/server-renderer";
import { createPresently, usePresently, usePresentlyState } from "./index.ts";

test("on a server the chat does nothing, and its state is that of a chat that nobody has opened", async () => {
  const app = createSSRApp({
    setup() {
      usePresently().on("message", () => {});
      const line = usePresentlyState(({ availability, unread }) => `${availability}, ${unread}`);
      return () => h("button", `Help: ${line.value}`);
    },
  });
  app.use(createPresently({ server: "https://chat.example.com", site: "s_1" }));
  expect(await renderToString(app)).toBe("<button>Help: offline, 0</button>");
});
