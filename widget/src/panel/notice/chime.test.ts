import { afterEach, expect, test, vi } from "vitest";
import { createChime } from "./chime.ts";

afterEach(() => vi.unstubAllGlobals());

/** A browser's output for sound, as far as it is used before a note is struck. */
function browserWith(resume: () => unknown) {
  const open = new Set<object>();
  let made = 0;
  vi.stubGlobal(
    "AudioContext",
    class {
      constructor() {
        made++;
        open.add(this);
      }
      resume = resume;
      suspend = async () => {};
      close = async () => void open.delete(this);
    },
  );
  return { open, made: () => made };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("NT1: one output for all sounds, and none is left or begun once the chat is gone", async () => {
  const { open, made } = browserWith(async () => {});
  const chime = createChime();
  chime.wake();
  chime.wake();
  expect(made()).toBe(1);
  chime.close();
  chime.wake();
  chime.play();
  await settled();
  expect([made(), open.size]).toEqual([1, 0]);
});

test("NT1: what a page has put in the place of the browser's sound is silent, and throws nothing", async () => {
  browserWith(() => undefined);
  const chime = createChime();
  chime.wake();
  vi.stubGlobal("AudioContext", undefined);
  const other = createChime();
  expect(other.isThere).toBe(false);
  other.play();
  browserWith(() => {
    throw new Error("the page's own");
  });
  createChime().wake();
  await settled();
});
