import { createElement, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { PresentlyChat, usePresently, usePresentlyState } from "./index.ts";

function Help() {
  usePresently().on("message", () => {});
  const line = usePresentlyState(({ availability, unread }) => ({ availability, unread }));
  return createElement("button", null, `Help: ${line.availability}, ${line.unread}`);
}

test("on a server the chat renders nothing, and its state is that of a chat that nobody has opened", () => {
  const chat = createElement(PresentlyChat, { server: "https://chat.example.com", site: "s_1" });
  const page = createElement(StrictMode, null, createElement(Help), chat);
  expect(renderToString(page)).toBe("<button>Help: offline, 0</button>");
});
