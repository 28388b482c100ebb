import { afterEach, expect, test, vi } from "vitest";
import { createTitleKeeper, MOST_RETURNS, type PageTitle, pageTitle } from "./title-keeper.ts";

afterEach(() => vi.unstubAllGlobals());

/** A page's title as browsers keep it: spaces drawn together, and whoever watches told of every change, their own too. */
function pageCalled(title: string) {
  const watchers = new Set<() => void>();
  let writes = 0;
  const page: PageTitle = {
    get: () => title,
    set(next) {
      writes += 1;
      title = next.replace(/[ \t\n]+/g, " ").replace(/^ | $/g, "");
      for (const changed of watchers) changed();
    },
    watch(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
  return { page, watchers, seen: () => title.replace("\u00a0", " "), writes: () => writes };
}

test("NT3: words stand before the title, the next in their place, and none leave it as it was", () => {
  const { page, seen, watchers } = pageCalled("Brass lamps");
  const title = createTitleKeeper(page);
  title.say("(1)");
  expect(seen()).toBe("(1) Brass lamps");
  title.say("(2)");
  expect(seen()).toBe("(2) Brass lamps");
  title.say("");
  expect(seen()).toBe("Brass lamps");
  expect(watchers.size).toBe(0);
});

test("NT3: a page that calls itself otherwise meanwhile keeps its new name, with the words before it and without them", () => {
  const { page, seen } = pageCalled("Brass lamps");
  const title = createTitleKeeper(page);
  title.say("(1)");
  page.set("Copper lamps");
  expect(seen()).toBe("(1) Copper lamps");
  page.set(`• ${page.get()}`); // made out of what it found
  expect(seen()).toBe("(1) • Copper lamps");
  title.say("");
  expect(seen()).toBe("• Copper lamps");
});

test("NT3: what the team is told of the page is its own title, without the words before it", () => {
  const { page } = pageCalled("(3) Mail");
  const title = createTitleKeeper(page);
  expect(title.own()).toBe("(3) Mail");
  title.say("(1)");
  expect(title.own()).toBe("(3) Mail");
  page.set("Copper lamps");
  expect(title.own()).toBe("Copper lamps");
});

test("NT3: what looks like ours and is the page's own stays", () => {
  const { page, seen } = pageCalled("(3) Mail");
  const title = createTitleKeeper(page);
  title.say("(3)");
  expect(seen()).toBe("(3) (3) Mail");
  title.say("");
  expect(seen()).toBe("(3) Mail");
});

test("NT3: a page that fights for its title wins, after as many returns as are told, and has it in the end", () => {
  const { page, seen, writes } = pageCalled("Lamps");
  const title = createTitleKeeper(page);
  title.say("(1)");
  const before = writes();
  page.watch(() => page.get() !== "SALE" && page.set("SALE"));
  page.set("SALE");
  expect(seen()).toBe("SALE");
  expect(writes() - before).toBeLessThanOrEqual(2 * MOST_RETURNS + 2);
  title.say("");
  expect(seen()).toBe("SALE");
});

test("NT3: a name with spaces of its own is taken off again, and a page without a title has none afterwards", () => {
  const { page, seen, writes } = pageCalled("");
  const title = createTitleKeeper(page);
  title.say("Jana  K.\nis here for you.");
  expect(seen()).toBe("Jana K. is here for you. ");
  expect(writes()).toBe(1);
  title.say("");
  expect(page.get()).toBe("");
});

test("NT3: a page that has taken its head away has no title, and is not disturbed", () => {
  const observe = (node: object | null) => {
    if (node === null) throw new TypeError("not a node"); // as browsers do
  };
  vi.stubGlobal("document", { title: "", head: null });
  vi.stubGlobal(
    "MutationObserver",
    class {
      observe = observe;
      disconnect() {}
    },
  );
  const title = createTitleKeeper(pageTitle);
  expect(() => title.say("(1)")).not.toThrow();
  title.say("");
});
