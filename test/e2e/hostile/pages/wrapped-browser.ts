import type { HostilePage } from "../hostile-page.ts";

/** Recorders, zones, polyfills and extensions that put themselves before what the browser gives to scripts. */
export const wrappedBrowser: readonly HostilePage[] = [
  {
    name: "old-event",
    why: "MooTools before 1.3: an Event that wraps the browser's",
    prepare: () => {
      Reflect.set(window, "Event", function (this: object, event: object) {
        Object.assign(this, { event });
      });
    },
  },
  {
    name: "old-custom-event",
    why: "a polyfill for CustomEvent, made by createEvent for browsers of 2012",
    prepare: () => {
      const custom = function (type: string, init: CustomEventInit = {}) {
        const { bubbles = false, cancelable = false, detail = null } = init;
        const event = document.createEvent("CustomEvent");
        event.initCustomEvent(type, bubbles, cancelable, detail);
        return event;
      };
      custom.prototype = Event.prototype;
      Reflect.set(window, "CustomEvent", custom);
    },
  },
  {
    name: "wrapped-network",
    why: "fetch, WebSocket and listeners wrapped by a recorder of errors",
    prepare: () => {
      const { fetch } = window;
      Reflect.set(window, "fetch", (...given: Parameters<typeof fetch>) => fetch(...given));
      Reflect.set(
        window,
        "WebSocket",
        new Proxy(WebSocket, { construct: (Socket, given) => Reflect.construct(Socket, given) }),
      );
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        const wrapped =
          typeof listener === "function"
            ? function (this: unknown, event: Event) {
                return Reflect.apply(listener, this, [event]);
              }
            : listener;
        return Reflect.apply(addEventListener, this, [type, wrapped, options]);
      };
    },
  },
  {
    name: "no-frames",
    why: "a page that draws no frames: requestAnimationFrame never calls back, idle neither",
    prepare: () => {
      window.requestAnimationFrame = () => 0;
      Reflect.set(window, "requestIdleCallback", () => 0);
    },
  },
  {
    name: "no-console",
    why: "a console that throws, whatever is written to it",
    prepare: () => {
      const thrower = () => {
        throw new Error("no console");
      };
      for (const name of ["log", "warn", "error", "info"]) Reflect.set(console, name, thrower);
    },
  },
  {
    name: "zones",
    why: "zones, which put themselves between the browser and handlers, timers and observers",
    prepare: () => {
      const { setTimeout, MutationObserver } = window;
      Reflect.set(window, "setTimeout", (run: () => void, ms?: number, ...given: unknown[]) => {
        const id = setTimeout(() => Reflect.apply(run, window, given), ms);
        return { id, valueOf: () => id, [Symbol.toPrimitive]: () => id };
      });
      class Zoned extends MutationObserver {
        constructor(hear: MutationCallback) {
          super((...given) => Promise.resolve().then(() => hear(...given)));
        }
      }
      Reflect.set(window, "MutationObserver", Zoned);
      const handlers = new WeakMap<object, EventListener>();
      for (const type of ["click", "focus", "pointerenter", "input", "keydown", "submit"]) {
        Object.defineProperty(HTMLElement.prototype, `on${type}`, {
          configurable: true,
          get(this: HTMLElement) {
            return handlers.get(this) ?? null;
          },
          set(this: HTMLElement, hear: EventListener) {
            handlers.set(this, hear);
            this.addEventListener(type, (event) => hear.call(this, event));
          },
        });
      }
    },
  },
  {
    name: "recorder",
    why: "a recorder of sessions, which wraps whatever makes and changes shadow trees, sheets and values",
    prepare: () => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (init) {
        const root = attachShadow.call(this, init);
        const note = () => root.host.toggleAttribute("data-recorded");
        new MutationObserver(note).observe(root, {
          subtree: true,
          childList: true,
          attributes: true,
        });
        return root;
      };
      for (const [of, name] of [
        [ShadowRoot.prototype, "adoptedStyleSheets"],
        [HTMLTextAreaElement.prototype, "value"],
        [CharacterData.prototype, "data"],
      ] as const) {
        const own = Object.getOwnPropertyDescriptor(of, name);
        if (!own) continue; // a browser that has it elsewhere
        Object.defineProperty(of, name, {
          configurable: true,
          get() {
            return own.get?.call(this);
          },
          set(to: unknown) {
            own.set?.call(this, to);
          },
        });
      }
    },
  },
  {
    name: "false-signs",
    why: "a page that says of itself that it is hidden and offline, and whose dice always fall the same",
    prepare: () => {
      Object.defineProperty(document, "hidden", { get: () => true });
      Object.defineProperty(document, "visibilityState", { get: () => "hidden" });
      Object.defineProperty(navigator, "onLine", { get: () => false });
      Math.random = () => 0;
    },
  },
  {
    name: "no-sockets",
    why: "an extension that lets no page have a WebSocket",
    prepare: () => {
      Reflect.set(window, "WebSocket", function () {
        throw new DOMException("WebSockets are blocked", "SecurityError");
      });
    },
  },
];
