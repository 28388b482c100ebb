import type { Fault } from "./fault.ts";

/** A chat that reaches into the page around it: errors, keys, its policy, its own box. */
export const reachFaults: readonly Fault[] = [
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
    name: "closes-a-dialog",
    why: "Escape closes the page's dialog with the chat",
    verdict: "the page's own box takes text",
    expected: { isOwnBoxClosed: true },
    before: () => {
      const dialog = document.createElement("dialog");
      document.body.append(dialog);
      dialog.showModal();
      addEventListener("presently:close", () => dialog.close());
    },
  },
];
