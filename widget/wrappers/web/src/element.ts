import { hold } from "./hold.ts";
import { type LoadOptions, OPTIONS } from "./load-options.ts";

/**
 * `<presently-chat server="https://chat.example.com" site="SITE_KEY">`: the chat is on the page for as long as the element is. Its other
 * attributes are those of the script tag without `data-`. They are read when it is put in.
 */
function definePresentlyChat(): void {
  class PresentlyChat extends HTMLElement {
    #release: (() => void) | undefined;

    connectedCallback(): void {
      // Some frameworks put an element in before they write its attributes.
      queueMicrotask(() => {
        if (this.isConnected) this.#release ??= hold(optionsOf(this));
      });
    }

    disconnectedCallback(): void {
      this.#release?.();
      this.#release = undefined;
    }
  }
  customElements.define("presently-chat", PresentlyChat);
}

/** What else an element may carry, such as an id or `data-v-…` of a framework, is no option, and no other chat. */
function optionsOf(element: Element): LoadOptions {
  // What the values may be the chat itself judges, as with the tag.
  return Object.fromEntries(
    Object.keys(OPTIONS).flatMap((name) => {
      const value = element.getAttribute(name);
      return value === null ? [] : [[name, value]];
    }),
  ) as unknown as LoadOptions;
}

// Imported on a server, too, where there are no elements; and perhaps twice on one page.
if (typeof customElements !== "undefined" && !customElements.get("presently-chat")) {
  definePresentlyChat();
}
