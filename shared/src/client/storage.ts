/** Text kept in the browser, by key. Any call may throw, as browsers do when storage is blocked or full. */
export interface KeyedStorage {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): readonly string[];
  /** Calls `run` when another tab changed something; returns what ends that. Absent where nobody else can change it. */
  onChange?(run: () => void): () => void;
}

/** Storage that lasts as long as the page. */
export function memoryStorage(): KeyedStorage {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/**
 * The same storage, but never throwing: what it will not keep is kept in memory for as long as the page lives, and nobody is told (R25).
 * Without a storage all is kept in memory.
 */
export function safeStorage(storage: KeyedStorage | undefined): KeyedStorage {
  const memory = memoryStorage();
  if (storage === undefined) return memory;

  function tryTo<Result>(act: () => Result, otherwise: Result): Result {
    try {
      return act();
    } catch {
      return otherwise; // blocked or full: memory answers
    }
  }
  return {
    get: (key) => memory.get(key) ?? tryTo(() => storage.get(key), null),
    set(key, value) {
      const isKept = tryTo(() => {
        storage.set(key, value);
        return true;
      }, false);
      if (isKept) memory.remove(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.remove(key);
      tryTo(() => storage.remove(key), undefined);
    },
    keys: () => [...new Set([...memory.keys(), ...tryTo(() => storage.keys(), [])])],
    onChange: (run) => tryTo(() => storage.onChange?.(run), undefined) ?? (() => {}),
  };
}

/** The part of the browser's `Storage` and `window` that `webStorage` needs. */
export interface WebStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  key(index: number): string | null;
  readonly length: number;
}
export interface StorageListener {
  addEventListener(type: "storage", run: () => void): void;
  removeEventListener(type: "storage", run: () => void): void;
}

/** The browser's local storage in our form. `find` may throw: reading `window.localStorage` itself does where storage is blocked. */
export function webStorage(find: () => WebStorage, page: StorageListener): KeyedStorage {
  return {
    get: (key) => find().getItem(key),
    set: (key, value) => find().setItem(key, value),
    remove: (key) => find().removeItem(key),
    keys() {
      const kept = find();
      // Not `Array.from`, which libraries from before it had one of their own for.
      return [...Array(kept.length).keys()].map((at) => kept.key(at) ?? "");
    },
    onChange(run) {
      page.addEventListener("storage", run);
      return () => page.removeEventListener("storage", run);
    },
  };
}
