import type { HostilePage } from "../hostile-page.ts";

/** Libraries that changed the language under everybody's feet. */
export const builtins: readonly HostilePage[] = [
  {
    name: "enumerable-prototypes",
    why: "methods added to Object, Array and Function so that every loop over names meets them",
    prepare: () => {
      const add = {
        each() {},
        extend() {},
        clone() {},
        inject() {},
        first: 1,
        last: 2,
        toQueryString: 3,
      };
      for (const { prototype } of [Object, Array, Function, String]) Object.assign(prototype, add);
    },
  },
  {
    name: "old-to-json",
    why: "Prototype.js before 1.7: toJSON on arrays and strings, and an Array.from of its own",
    isQuick: true,
    prepare: () => {
      Object.assign(Array.prototype, { toJSON: () => "[]" });
      Object.assign(String.prototype, {
        toJSON(this: string) {
          return `"${String(this)}"`;
        },
      });
      Array.from = (iterable: ArrayLike<unknown>) => {
        const results = [];
        for (let at = 0; at < iterable.length; at++) results.push(iterable[at]);
        return results;
      };
    },
  },
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
    name: "other-promise",
    why: "a Promise that is not the browser's, as zones and old polyfills bring it",
    prepare: () => {
      const Native = Promise;
      class Zoned<T> extends Native<T> {}
      Reflect.set(window, "Promise", Zoned);
      const { then } = Native.prototype;
      Reflect.set(Native.prototype, "then", function (this: Promise<unknown>, ...how: never[]) {
        return Reflect.apply(then, this, how);
      });
    },
  },
  {
    name: "frozen-time",
    why: "a clock that stands still, as tests and trials set it",
    prepare: () => {
      const Real = Date;
      const standing = class extends Real {
        constructor(...parts: []) {
          super(...(parts.length === 0 ? ([0] as unknown as []) : parts)); // no tuple fits all of Date's forms
        }
        static override now() {
          return 0;
        }
      };
      Reflect.set(window, "Date", standing);
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
    name: "lockdown",
    why: "a page that freezes the language against its own dependencies",
    head: `<script>for (const each of [Object,Array,Function,String,Number,Boolean,Promise,Date,Map,Set,Error,RegExp,Symbol,JSON,Math,Reflect])
{Object.freeze(each);if(each.prototype)Object.freeze(each.prototype)}</script>`,
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
];
