import { expect, test } from "vitest";
import type { KeyedStorage } from "./storage.ts";
import { memoryStorage, safeStorage, webStorage } from "./storage.ts";

/** What passes for the browser's own storage, with room for `room` texts. */
function browserStorage(room: number) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      if (kept.size >= room && !kept.has(key)) throw new Error("QuotaExceededError");
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}
const page = { addEventListener: () => {}, removeEventListener: () => {} };

test("R25: what storage will not keep is kept in memory, and read back with the rest", () => {
  const browser = browserStorage(1);
  const storage = safeStorage(webStorage(() => browser, page));
  storage.set("one", "1");
  storage.set("two", "2");
  expect([storage.get("one"), storage.get("two"), storage.get("three")]).toEqual(["1", "2", null]);
  expect([...storage.keys()].toSorted()).toEqual(["one", "two"]);
  expect([...browser.kept.keys()]).toEqual(["one"]);
});

test("R25: once there is room again the newer value is in the storage alone", () => {
  const browser = browserStorage(1);
  const storage = safeStorage(webStorage(() => browser, page));
  storage.set("one", "1");
  storage.set("two", "old");
  storage.remove("one");
  storage.set("two", "new");
  expect(browser.kept.get("two")).toBe("new");
  expect(storage.get("two")).toBe("new");
  storage.remove("two");
  expect(storage.keys()).toEqual([]);
});

test("R25: where even reading `localStorage` throws, all works in memory", () => {
  const blocked = (): never => {
    throw new Error("SecurityError");
  };
  const storage = safeStorage(webStorage(blocked, { ...page, addEventListener: blocked }));
  storage.set("one", "1");
  expect(storage.get("one")).toBe("1");
  expect(storage.keys()).toEqual(["one"]);
  storage.onChange?.(() => {})();
  storage.remove("one");
  expect(storage.get("one")).toBeNull();
});

test("without a storage there is memory", () => {
  const storages: KeyedStorage[] = [memoryStorage(), safeStorage(undefined)];
  for (const storage of storages) {
    storage.set("one", "1");
    expect(storage.get("one")).toBe("1");
    expect(storage.keys()).toEqual(["one"]);
  }
});

test("hears of other tabs until told not to", () => {
  const listeners = new Set<() => void>();
  const storage = webStorage(() => browserStorage(1), {
    addEventListener: (_, run) => void listeners.add(run),
    removeEventListener: (_, run) => void listeners.delete(run),
  });
  let heard = 0;
  const stop = storage.onChange?.(() => {
    heard += 1;
  });
  listeners.forEach((run) => run());
  stop?.();
  expect([heard, listeners.size]).toEqual([1, 0]);
});
