import type { KeyedStorage } from "@presently/shared/client";
import { memoryStorage } from "@presently/shared/client";
import { manualClock } from "@presently/shared/testing";
import { expect, test } from "vitest";
import { createOneSound, QUIET_MS, SETTLE_MS, type TabLocks } from "./one-sound.ts";

const clock = manualClock(0);
const KEY = "presently:s_1:sounded";
const answer = (seq: number) => ({ conversationId: "cnv_1", seq });

/** The browser's locks: whoever comes first has it until the promise is kept. */
function tabLocks(): TabLocks {
  const held = new Set<string>();
  return {
    async request(name, _, hold) {
      if (held.has(name)) return hold(null);
      held.add(name);
      await hold({ name });
      held.delete(name);
    },
  };
}

/** Tabs of one visitor, each of which is told of every answer; `sounds` is which of them were heard. */
function tabs(count: number, { locks, storage }: Given = {}) {
  const shared = storage ?? memoryStorage();
  const sounds: number[] = [];
  const all = Array.from({ length: count }, (_, at) => ({
    at,
    sound: createOneSound({ clock, storage: shared, key: KEY, locks }),
  }));
  return {
    sounds,
    all,
    hear(seq: number, heard = all) {
      for (const { at, sound } of heard) sound.tell(answer(seq), () => void sounds.push(at));
    },
  };
}
interface Given {
  readonly locks?: TabLocks;
  readonly storage?: KeyedStorage;
}

/** Time passes, and what waited for the locks goes on. */
async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await new Promise((resolve) => setImmediate(resolve));
}

test.each([
  ["by the browser's lock", { locks: tabLocks() }],
  ["by what stands in the storage, where there are no locks", {}],
])("NT2: of three tabs one is heard: %s", async (_, given) => {
  const { hear, sounds } = tabs(3, given);
  hear(5);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(1);
});

test("NT2: the lock decides where a tab does not see yet what another has kept", async () => {
  const blind = { ...memoryStorage(), get: () => null };
  const { hear, sounds } = tabs(3, { locks: tabLocks(), storage: blind });
  hear(5);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(1);
});

test("NT2: soon after a sound there is none, in any tab, and later there is again", async () => {
  const { hear, sounds } = tabs(2, { locks: tabLocks() });
  hear(5);
  await pass(SETTLE_MS);
  hear(6);
  await pass(QUIET_MS - 1);
  expect(sounds).toHaveLength(1);
  await pass(1);
  hear(7);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(2);
});

test("NT2: without locks a tab keeps the quiet by itself", async () => {
  const { hear, sounds } = tabs(1);
  hear(5);
  await pass(SETTLE_MS);
  hear(6);
  await pass(SETTLE_MS);
  expect(sounds).toEqual([0]);
});

test("NT2: what one tab reads is heard in none, also right after a sound", async () => {
  const { all, hear, sounds } = tabs(2, { locks: tabLocks() });
  const [reader, hidden] = all;
  hear(5, [hidden!]);
  reader?.sound.read(answer(5));
  await pass(SETTLE_MS);
  expect(sounds).toEqual([]);
  hear(6);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(1);
  reader?.sound.read(answer(7));
  await pass(QUIET_MS);
  hear(7, [hidden!]);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(1);
});

test("NT2: a tab that slept and hears of it later is silent; of another conversation it is not", async () => {
  const { all, hear, sounds } = tabs(2, { locks: tabLocks() });
  hear(9, [all[0]!]);
  await pass(SETTLE_MS + QUIET_MS);
  hear(8, [all[1]!]);
  hear(9, [all[1]!]);
  await pass(SETTLE_MS);
  expect(sounds).toEqual([0]);
  const other = { conversationId: "cnv_2", seq: 2 };
  all[1]?.sound.tell(other, () => void sounds.push(1));
  await pass(SETTLE_MS);
  expect(sounds).toEqual([0, 1]);
});

test("NT2: a browser that refuses its locks is one without them", async () => {
  const locks: TabLocks = { request: () => Promise.reject(new DOMException("", "SecurityError")) };
  const { hear, sounds } = tabs(2, { locks });
  hear(5);
  await pass(SETTLE_MS);
  expect(sounds).toHaveLength(1);
});

test("NT2: of who was forgotten nothing is heard or kept any more; what comes later is", async () => {
  for (const locks of [undefined, tabLocks()]) {
    const storage = memoryStorage();
    const { all, hear, sounds } = tabs(1, { storage, ...(locks && { locks }) });
    hear(5);
    all[0]?.sound.stop();
    await pass(SETTLE_MS);
    expect([sounds, storage.get(KEY)]).toEqual([[], null]);
    hear(6);
    await pass(SETTLE_MS);
    expect(sounds).toEqual([0]);
  }
});

test("NT2: a lock that comes after that is given back at once, and one that is held is let go", async () => {
  let lend = () => {};
  const late: TabLocks = {
    request: async (_, __, hold) => {
      await new Promise<void>((resolve) => (lend = resolve));
      await hold({});
    },
  };
  const slow = tabs(1, { locks: late });
  slow.hear(5);
  await pass(SETTLE_MS);
  slow.all[0]?.sound.stop();
  lend();
  await pass(0);
  expect(slow.sounds).toEqual([]);

  const { all, hear, sounds } = tabs(2, { locks: tabLocks() });
  hear(5, [all[0]!]);
  await pass(SETTLE_MS);
  all[0]?.sound.stop();
  await pass(0);
  hear(6, [all[1]!]);
  await pass(SETTLE_MS);
  expect(sounds).toEqual([0, 1]);
});
