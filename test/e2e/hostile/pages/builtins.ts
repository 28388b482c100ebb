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
    name: "lockdown",
    why: "a page that freezes the language against its own dependencies",
    head: `<script>for (const each of [Object,Array,Function,String,Number,Boolean,Promise,Date,Map,Set,Error,RegExp,Symbol,JSON,Math,Reflect])
{Object.freeze(each);if(each.prototype)Object.freeze(each.prototype)}</script>`,
  },
  {
    name: "old-array-methods",
    why: "Prototype.js before 1.7 and MooTools: methods of their own under names that the language took later",
    prepare: () => {
      Object.assign(Array.prototype, {
        reduce(this: unknown[]) {
          return this.length > 1 ? this : this[0];
        },
        entries(this: unknown[]) {
          return this.slice();
        },
        flatten: () => [],
        contains: () => false,
      });
      Object.assign(Element.prototype, {
        select: () => [],
        update(this: Element) {
          return this;
        },
        toggle(this: Element) {
          return this;
        },
        remove(this: Element) {
          this.parentNode?.removeChild(this);
          return this;
        },
      });
      Object.assign(Function.prototype, {
        bind(this: (...given: unknown[]) => unknown, to: unknown, ...first: unknown[]) {
          return (...rest: unknown[]) => Reflect.apply(this, to, [...first, ...rest]);
        },
      });
    },
  },
];
