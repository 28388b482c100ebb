import type { Fault } from "./fault.ts";

/** A chat that does not open or close, or does not carry what is said in it. */
export const threadFaults: readonly Fault[] = [
  {
    name: "does-not-open",
    why: "a click opens nothing",
    verdict: "the chat's box has the focus",
    before: () => {
      // Taking the click away would be undone as the panel comes, which sets its own.
      const root = document.querySelector("[popover]")?.shadowRoot;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".panel{display:none!important}");
      root?.adoptedStyleSheets.push(sheet);
    },
  },
  {
    name: "other-bytes",
    why: "one mark of a message is left out on its way",
    verdict: "what stands in the agent's thread",
    prepare: () => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        send.call(this, typeof data === "string" ? data.replace("{{x}}", "{x}") : data);
      };
    },
  },
  {
    name: "said-twice",
    why: "a message goes once more under another id",
    verdict: "what stands in the agent's thread",
    prepare: () => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        send.call(this, data);
        if (typeof data !== "string" || !data.includes("message.post")) return;
        send.call(
          this,
          data.replace(
            /("commandId":")(.)/,
            (_, begin, first) => begin + (first === "A" ? "B" : "A"),
          ),
        );
      };
    },
  },
  {
    name: "shows-no-answer",
    why: "the agent's answer does not stand in the panel",
    verdict: "the answer stands in the panel",
    before: () => {
      const host = document.querySelector("[popover]");
      setInterval(() => host?.shadowRoot?.querySelector("[role=log]")?.removeAttribute("role"), 1);
    },
  },
  {
    name: "off-the-screen",
    why: "the panel stands half outside",
    verdict: "the panel is on the screen",
    before: () => {
      const host = document.querySelector("[popover]");
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("section{translate:200px 0!important}");
      host?.shadowRoot?.adoptedStyleSheets.push(sheet);
    },
  },
  {
    name: "is-gone",
    why: "the chat is gone when the page has changed",
    verdict: "the launcher or the chat",
    meanwhile: () => {
      Reflect.get(window, "presently").destroy();
    },
  },
  {
    name: "loses-a-message",
    why: "a message never leaves the browser",
    verdict: "the agent has",
    prepare: () => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        if (typeof data !== "string" || !data.includes("message.post")) send.call(this, data);
      };
    },
  },
  {
    name: "stays-open",
    why: "Escape does not close the panel",
    verdict: "the panel is closed",
    before: () => {
      // In the same moment: a look between the two would find it closed.
      const stays = (): void => {
        const panel = document.querySelector("[popover]")?.shadowRoot?.querySelector("section");
        if (!panel) return;
        panel.removeAttribute("hidden");
        new MutationObserver(() => panel.removeAttribute("hidden")).observe(panel, {
          attributeFilter: ["hidden"],
        });
      };
      for (const type of ["open", "close"]) addEventListener(`presently:${type}`, stays);
    },
  },
];
