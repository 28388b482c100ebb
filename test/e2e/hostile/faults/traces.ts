import type { Fault } from "./fault.ts";

/** A chat that leaves something behind. */
export const tracesFaults: readonly Fault[] = [
  {
    name: "scrolls",
    why: "the page stands elsewhere after the chat",
    verdict: "the page's place",
    before: () => {
      addEventListener("presently:open", () => scrollTo(0, 0));
    },
  },
  {
    name: "renames",
    why: "the page has another title",
    verdict: "the page as it was",
    before: () => {
      addEventListener("presently:open", () => {
        document.title = "A fault";
      });
    },
  },
  {
    name: "leaves-a-name",
    why: "a global is left",
    verdict: "the page as it was",
    before: () => {
      addEventListener("presently:open", () => Object.assign(window, { leaked: true }));
    },
  },
  {
    name: "leaves-a-mark",
    why: "the root has another class",
    verdict: "the page as it was",
    before: () => {
      addEventListener("presently:open", () => document.documentElement.classList.add("leaked"));
    },
  },
  {
    name: "leaves-itself",
    why: "the chat stays after its end",
    verdict: "nothing is left",
    before: () => {
      const host = document.querySelector("[popover]");
      if (host) host.remove = () => undefined;
    },
  },
  {
    name: "drops-the-focus",
    why: "the page's box loses the focus when the chat is taken away",
    verdict: "the page's box keeps the focus",
    before: () => {
      const host = document.querySelector("[popover]");
      if (!(host instanceof HTMLElement)) return;
      host.remove = () => {
        document.getElementById("own")?.blur();
        Element.prototype.remove.call(host);
      };
    },
  },
];
