import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Presently } from "../contract.ts";
import { start } from "./chat.ts";
import { SHIELDED } from "./shield.ts";

/** As much of a page as the loader looks at: elements that hold each other, and what is heard on window. */
class FakeElement extends EventTarget {
  readonly dataset: Record<string, string> = {};
  readonly children: FakeElement[] = [];
  parentNode: FakeElement | null = null;
  isConnected = false;
  hidden = false;
  popover = "";
  selector = "";
  shadow: FakeElement | undefined;
  /** What of the chat a pointer would meet anywhere. */
  met: FakeElement | null = null;
  readonly style: Record<string, string> = {};
  getBoundingClientRect() {
    return { x: 0, y: 0, height: 0 };
  }
  attachShadow() {
    const elementFromPoint = () => root.met;
    const root: FakeElement = Object.assign(new FakeElement(), {
      host: this,
      adoptedStyleSheets: [],
      elementFromPoint,
    });
    this.shadow = root;
    return root;
  }
  append(child: FakeElement) {
    child.parentNode = this;
    child.isConnected = true;
    this.children.push(child);
  }
  remove() {
    this.parentNode = null;
  }
  closest() {
    return null;
  }
  matches(selectors: string) {
    return this.selector !== "" && selectors.split(",").includes(this.selector);
  }
}

let page: EventTarget;
let told: string[];
let warned: unknown[][];

beforeEach(() => {
  page = new EventTarget();
  told = [];
  warned = [];
  vi.stubGlobal("__TAG__", "00000000");
  vi.stubGlobal("__VERSION__", "1.2.3");
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  vi.stubGlobal("dispatchEvent", (event: Event) => {
    told.push(event.type);
    return page.dispatchEvent(event);
  });
  vi.stubGlobal("CSS", { supports: (text: string) => !text.includes("!") });
  vi.stubGlobal(
    "CSSStyleSheet",
    class {
      replaceSync() {}
    },
  );
  vi.stubGlobal(
    "MutationObserver",
    class {
      observe() {}
      disconnect() {}
    },
  );
  vi.stubGlobal("navigator", { languages: ["en"] });
  vi.spyOn(console, "warn").mockImplementation((...said) => void warned.push(said));
  vi.spyOn(console, "error").mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Loads the script with what its tag says; `kept` is what earlier pages left in the browser. */
function load(
  said: Record<string, string> = {},
  kept: Record<string, string> = {},
  query = "?site=ste_shop",
  site?: { readonly key: string },
) {
  const root = new FakeElement();
  vi.stubGlobal("document", {
    currentScript: { src: `http://127.0.0.1:9/presently.js${query}`, dataset: said },
    documentElement: root,
    body: new FakeElement(),
    dir: "",
    createElement: () => new FakeElement(),
    querySelectorAll: () => [],
  });
  vi.stubGlobal("localStorage", kept);
  vi.stubGlobal("sessionStorage", {});
  const window: { presently?: Presently } = {};
  vi.stubGlobal("window", site ? Object.assign(window, { presently: { site } }) : window);
  start();
  const [host] = root.children;
  const { presently } = window;
  if (!presently || !host) throw new Error("nothing was put on the page");
  return { presently, host, window };
}

/** The focus goes from an element of the page to the other, or comes from there. */
function moved(type: "focusin" | "focusout", relatedTarget: FakeElement | null): void {
  const event = new Event(type);
  Object.assign(event, { relatedTarget, composedPath: () => [new FakeElement(), page] });
  page.dispatchEvent(event);
}

/** An event on its way through the page, along a path. */
function pass(type: string, ...path: readonly FakeElement[]): Event {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  Object.defineProperty(event, "composedPath", { value: () => [...path, page] });
  page.dispatchEvent(event);
  return event;
}

const settled = (promise: Promise<unknown>) =>
  promise.then(
    () => "resolved",
    (error: { code?: string }) => error.code,
  );

// Written out: what the hostile pages listen for is the loader's own list.
test.each(
  [
    ["keydown", "keyup", "keypress", "beforeinput", "input"],
    ["pointerdown", "mousedown", "click", "touchstart", "touchmove", "touchend", "wheel"],
    ["focusin", "focusout"],
    ["copy", "cut", "paste"],
  ].flat(),
)("what happens in the chat is nothing on the page: it does not hear of %s", async (type) => {
  const { host, presently } = load();
  const heard: string[] = [];
  page.addEventListener(type, () => heard.push(type));
  pass(type, new FakeElement(), host);
  expect(heard).toEqual([]);
  pass(type, new FakeElement());
  expect(heard).toEqual([type]);
  await settled(presently.close());
  presently.destroy();
  pass(type, new FakeElement(), host);
  expect(heard).toEqual([type, type]);
  expect(SHIELDED.split(" ")).toContain(type);
});

test.each(["[data-presently-open]", '[href="#presently"]', "#help"])(
  "M22: a click on %s opens the chat, and is no other; elsewhere it is the page's",
  async (selector) => {
    const { presently } = load({ launcher: "#help" });
    const trigger = Object.assign(new FakeElement(), { selector });
    expect(pass("click", new FakeElement(), trigger).defaultPrevented).toBe(true);
    expect(pass("click", new FakeElement()).defaultPrevented).toBe(false);
    await settled(presently.close()); // what the click fetched has failed before the next page
  },
);

test.each([
  [undefined, false],
  ["default", false],
  ["none", true],
  ["#help", true],
  ["#!", false],
])("with data-launcher=%s the launcher of ours is hidden: %s", (launcher, isHidden) => {
  const { host } = load(launcher === undefined ? {} : { launcher });
  const button = buttonOf(host);
  expect(button.hidden).toBe(isHidden);
});

test("launcher() hides the launcher and shows it again", () => {
  const { host, presently } = load();
  presently.launcher(false);
  expect(buttonOf(host).hidden).toBe(true);
  presently.launcher(true);
  expect(buttonOf(host).hidden).toBe(false);
});

test("what needs nobody to have opened the chat is kept: it resolves at once, and fetches nothing", async () => {
  const { presently } = load();
  const asked = [
    presently.set({ plan: "gold" }),
    presently.page({ url: "/cart" }),
    presently.configure({ theme: "dark" }),
    presently.identify({ name: "Mia" }),
  ];
  expect(await Promise.all(asked.map(settled))).toEqual(Array(4).fill("resolved"));
  expect(told).toEqual(["presently:ready"]);
});

test("what needs the panel rejects with a code and a hint where that cannot be had, and is told", async () => {
  const { presently } = load();
  const errors: unknown[] = [];
  presently.on("error", (error) => errors.push(error));
  expect(await settled(presently.open())).toBe("panel.unreachable");
  expect(errors).toMatchObject([
    { code: "panel.unreachable", hint: "Does the CSP allow http://127.0.0.1:9/?" },
  ]);
  expect(await settled(presently.identify(null)), "a sign-out does not wait").toBe(
    "panel.unreachable",
  );
});

test.each(["wait", "denied", "Granted", ""])(
  'R25: with data-consent="%s" nothing of the storage is read until consent is given',
  (consent) => {
    const reads: string[] = [];
    const kept = new Proxy({} as Record<string, string>, {
      get: (_, name) => void reads.push(String(name)),
    });
    const { presently } = load({ consent }, kept);
    expect(reads).toEqual([]);
    presently.consent(true);
    expect(reads).toEqual(["presently:ste_shop:active"]);
  },
);

test("R25: with data-consent=granted a conversation in progress is looked for at once, as without it", () => {
  const reads: string[] = [];
  const kept = new Proxy({} as Record<string, string>, {
    get: (_, name) => void reads.push(String(name)),
  });
  load({ consent: "granted" }, kept);
  load({}, kept);
  expect(reads).toEqual(["presently:ste_shop:active", "presently:ste_shop:active"]);
});

test("the page hears nothing of its own element that loses the focus to the chat, and of every other it does", () => {
  const { host } = load();
  const heard: unknown[] = [];
  for (const type of ["focusout", "focusin"])
    page.addEventListener(type, (event) => heard.push([type, Reflect.get(event, "relatedTarget")]));
  moved("focusout", host);
  moved("focusout", null);
  moved("focusin", host);
  expect(heard).toEqual([
    ["focusout", null],
    ["focusin", host],
  ]);
});

test("after destroy() every method does nothing, and one line says so", async () => {
  const { presently, window } = load();
  presently.destroy();
  expect(window.presently).toBeUndefined();
  presently.launcher(false);
  presently.consent(true);
  presently.push(() => told.push("pushed"));
  presently.on("open", () => {})();
  presently.destroy();
  const asked = [
    presently.open(),
    presently.close(),
    presently.toggle(),
    presently.send("Hello"),
    presently.set({}),
    presently.page(),
    presently.configure({}),
    presently.identify(null),
    presently.reset(),
    presently.callback({}),
  ];
  expect(await Promise.all(asked.map(settled))).toEqual(Array(10).fill("resolved"));
  expect(warned).toHaveLength(1);
  expect(told).toEqual(["presently:ready"]);
});

test.each([
  ["left", "100%"],
  ["right", "-100%"],
])(
  "AC13: a launcher at the %s steps to its inner side while it lies over what has the focus, and comes back",
  (position, translate) => {
    const { host } = load({ position });
    const button = buttonOf(host);
    const [root] = host.parentNode ? [host.parentNode] : [];
    const { shadow } = host;
    if (!root || !shadow) throw new Error("no chat");
    shadow.met = button;
    root.dispatchEvent(new Event("focusin"));
    expect(button.style["translate"]).toBe(translate);
    shadow.met = null;
    root.dispatchEvent(new Event("focusout"));
    expect(button.style["translate"]).toBe("");
  },
);

test.each([
  ["?site=ste_shop", {}, undefined],
  ["?site=ste_other", { site: "ste_shop" }, undefined],
  ["", {}, { key: "ste_shop" }],
  ["?v=2&site=ste_shop&x=1", {}, { key: "ste_shop" }], // the server wrote in which of its sites that is
] as const)("the site's key is what the tag says, else its address: %s %j", (query, said, site) => {
  const reads: string[] = [];
  const kept = new Proxy({} as Record<string, string>, {
    get: (_, name) => void reads.push(String(name)),
  });
  load(said, kept, query, site);
  expect(reads).toEqual(["presently:ste_shop:active"]);
});

test("a second copy of the script does nothing", () => {
  const { presently, window } = load();
  start();
  expect(window.presently).toBe(presently);
});

function buttonOf({ shadow }: FakeElement): FakeElement {
  const [button] = shadow?.children ?? [];
  if (!button) throw new Error("no launcher");
  return button;
}
