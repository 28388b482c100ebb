import type { Fault } from "./fault.ts";

/** A launcher that is not there, or not where and as it should be. */
export const launcherFaults: readonly Fault[] = [
  {
    name: "wrong-size",
    why: "the launcher is 60 px wide",
    verdict: "the launcher's size, side and place",
    before: () => {
      const host = document.querySelector("[popover]");
      host?.shadowRoot?.querySelector("button")?.style.setProperty("width", "60px", "important");
    },
  },
  {
    name: "wrong-side",
    why: "the launcher stands on the left",
    verdict: "the launcher's size, side and place",
    before: () => {
      const host = document.querySelector("[popover]");
      host?.shadowRoot?.querySelector("button")?.style.setProperty("left", "20px", "important");
    },
  },
  {
    name: "wrong-colour",
    why: "the launcher is red",
    verdict: "the launcher's colour as it is drawn",
    before: () => {
      const host = document.querySelector("[popover]");
      host?.shadowRoot?.querySelector("button")?.style.setProperty("background", "red");
    },
  },
  {
    name: "covered",
    why: "a pointer meets something else",
    verdict: "a pointer meets the launcher",
    before: () => {
      const host = document.querySelector("[popover]");
      host?.shadowRoot?.querySelector("button")?.style.setProperty("pointer-events", "none");
    },
  },
  {
    name: "steals-the-focus",
    why: "the launcher takes the focus by itself",
    verdict: "the chat took the focus by itself",
    before: () => {
      const host = document.querySelector("[popover]");
      host?.shadowRoot?.querySelector("button")?.focus();
    },
  },
  {
    name: "does-not-come",
    why: "nothing of the chat is there, though its script ran",
    verdict: "the launcher is there",
    prepare: () => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function () {
        return attachShadow.call(this, { mode: "closed" });
      };
    },
  },
  {
    name: "stands-twice",
    why: "a second chat stands on the page",
    verdict: "one chat",
    before: () => {
      const second = document.createElement("div");
      second.setAttribute("popover", "manual");
      second.attachShadow({ mode: "open" });
      document.documentElement.append(second);
    },
  },
  {
    name: "under-a-dialog",
    why: "the chat stays outside a modal dialog, which makes it inert",
    verdict: "a pointer meets the launcher",
    before: () => {
      const host = document.querySelector("[popover]");
      const dialog = document.createElement("dialog");
      document.body.append(dialog);
      // Before anybody can look: a timer would leave it in there for a moment.
      new MutationObserver(() => {
        if (host?.parentNode === dialog) document.documentElement.append(host);
      }).observe(dialog, { childList: true });
      dialog.showModal();
    },
  },
];
