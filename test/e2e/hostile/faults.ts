import type { HostilePage } from "./hostile-page.ts";

/** A chat that does one thing wrong, played by a page, and what the judge says of it. */
export interface Fault extends HostilePage {
  readonly verdict: string | RegExp;
}

/** Each must be seen, else the judge holds nothing. The page waits for the chat where a page could not have seen it before. */
export const faults: readonly Fault[] = [
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
    name: "throws",
    why: "an error reaches the window",
    verdict: "errors that reach the page",
    before: () => {
      addEventListener("presently:open", () => {
        throw new Error("a fault");
      });
    },
  },
  {
    name: "rejects",
    why: "a promise is rejected, and nobody looks after it",
    verdict: "errors that reach the page",
    before: () => {
      addEventListener("presently:open", () => void Promise.reject(new Error("a fault")));
    },
  },
  {
    name: "complains",
    why: "an error stands in the console",
    verdict: "what the browser complains of",
    before: () => {
      addEventListener("presently:open", () => console.error("a fault"));
    },
  },
  {
    name: "against-the-policy",
    why: "a style that the page's policy forbids",
    verdict: "violations of the page's policy",
    headers: () => ({ "content-security-policy": "style-src 'none'" }),
    before: () => {
      addEventListener("presently:open", () => document.body.setAttribute("style", "color:red"));
    },
  },
  {
    name: "takes-onerror",
    why: "window.onerror is another",
    verdict: "window.onerror is the page's own",
    before: () => {
      addEventListener("presently:open", () => {
        window.onerror = () => undefined;
      });
    },
  },
  {
    name: "is-heard",
    why: "a key that is typed in the chat goes on to the page",
    verdict: "what the page hears of the chat",
    prepare: () => {
      const { stopImmediatePropagation } = Event.prototype;
      Event.prototype.stopImmediatePropagation = function () {
        if (!(this instanceof KeyboardEvent)) stopImmediatePropagation.call(this);
      };
    },
  },
  {
    name: "deafens",
    why: "the page does not hear its own keys",
    verdict: "the page hears its own keys",
    before: () => {
      addEventListener("keydown", (event) => event.stopImmediatePropagation(), true);
    },
  },
  {
    name: "closes-the-box",
    why: "the page's own box takes nothing any more",
    verdict: "the page's own box takes text",
    before: () => {
      addEventListener("presently:open", () => {
        document.getElementById("own")?.setAttribute("readonly", "");
      });
    },
  },
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
    verdict: /the page as it was|nothing is left/,
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
    name: "shows-no-answer",
    why: "the agent's answer does not stand in the panel",
    verdict: "the answer stands in the panel",
    before: () => {
      const host = document.querySelector("[popover]");
      setInterval(() => host?.shadowRoot?.querySelector("[role=log]")?.removeAttribute("role"), 1);
    },
  },
];
