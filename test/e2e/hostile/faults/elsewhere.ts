import type { Fault } from "./fault.ts";

/** A frame without an origin, so that the chat is a page of its own. */
const withoutOrigin = {
  frame: `sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" style="border:0;width:800px;height:600px"`,
  expected: { opens: "tab" },
} as const;

/** A printed page, which has no button. */
const printed = { screen: { media: "print" }, expected: { opens: "none" } } as const;

/** A chat in a tab of its own, on a page that the visitor came back to, and where there should be none. */
export const elsewhereFaults: readonly Fault[] = [
  {
    ...withoutOrigin,
    name: "tab-without-focus",
    why: "the box of the chat's own page has not the focus",
    verdict: "the page of its own has the focus in its box",
    prepare: () => {
      if (!location.pathname.startsWith("/chat/")) return;
      HTMLTextAreaElement.prototype.focus = () => undefined;
    },
  },
  {
    ...withoutOrigin,
    name: "tab-that-knows",
    why: "the chat's own page can reach the page that it was opened from",
    verdict: "it does not know the page",
    // To open it without "noopener" is not enough: the server's own header parts the two.
    prepare: () => {
      if (location.pathname.startsWith("/chat/")) window.opener = window;
    },
  },
  {
    ...withoutOrigin,
    name: "tab-that-says-nothing",
    why: "what is said on the chat's own page never leaves it",
    verdict: "what was said in the tab has come",
    prepare: () => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        if (typeof data !== "string" || !data.includes("message.post")) send.call(this, data);
      };
    },
  },
  {
    ...withoutOrigin,
    name: "tab-that-throws",
    why: "to open the chat's own page is an error on the page",
    verdict: "errors on the page that the tab came from",
    prepare: () => {
      const { open } = window;
      window.open = (...how) => {
        setTimeout(() => {
          throw new Error("a fault");
        });
        return open.apply(window, how);
      };
    },
  },
  {
    ...withoutOrigin,
    name: "tab-that-complains",
    why: "an error stands in the console of the chat's own page",
    verdict: "complaints about the page or its tab",
    prepare: () => {
      if (location.pathname.startsWith("/chat/"))
        addEventListener("keydown", () => console.error("a fault"));
    },
  },
  {
    name: "asleep-no-more",
    why: "the page is not kept for the way back: something of it listens to its unloading",
    verdict: "it came out of the back-forward cache",
    goesAway: true,
    before: () => addEventListener("unload", () => undefined),
  },
  {
    name: "closed-by-the-way-back",
    why: "the chat is shut when the visitor comes back",
    verdict: "the chat is open as it was",
    goesAway: true,
    before: () => {
      addEventListener("pageshow", ({ persisted }) => {
        const host = document.querySelector("[popover]");
        const panel = host?.shadowRoot?.querySelector("section");
        if (persisted) setInterval(() => panel?.setAttribute("hidden", ""), 1);
      });
    },
  },
  {
    ...printed,
    name: "unloaded-for-print",
    why: "on a printed page nothing of the chat is there, though it may be looked at again on a screen",
    verdict: "the chat has loaded",
    tag: () => "",
  },
  {
    ...printed,
    name: "printed",
    why: "the launcher is printed",
    verdict: "the launcher is not there",
    screen: {},
  },
  {
    ...printed,
    name: "throws-unseen",
    why: "a chat that shows nothing throws an error",
    verdict: "errors of a chat that does nothing",
    body: "<script>throw new Error('a fault')</script>",
  },
  {
    ...printed,
    name: "complains-unseen",
    why: "a chat that shows nothing leaves an error in the console",
    verdict: "complaints about a chat that does nothing",
    body: "<script>console.error('a fault')</script>",
  },
];
