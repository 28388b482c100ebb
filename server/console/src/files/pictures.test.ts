import type { FileId } from "@presently/shared/protocol";
import { expect, test } from "vitest";
import { createPictures } from "./pictures.ts";

const id = (name: string): FileId => `fil_${name}`;

/** A server that answers from a list, then with a picture of `bytes` bytes. */
function bench(answers: (() => Response | Error)[] = [], bytes = 10) {
  const asked: string[] = [];
  const waited: number[] = [];
  const pictures = createPictures({
    fetchFrom: async (path) => {
      asked.push(path);
      const answer = answers.shift()?.() ?? new Response(new Uint8Array(bytes));
      if (answer instanceof Error) throw answer;
      return answer;
    },
    afterMs: async (ms) => void waited.push(ms),
  });
  return { pictures, asked, waited };
}

test("a picture that is shown twice is fetched once, also when both ask at the same time", async () => {
  const { pictures, asked } = bench();
  const [one, other] = await Promise.all([pictures.load(id("a")), pictures.load(id("a"))]);
  expect(one?.size).toBe(10);
  expect(other).toBe(one);
  expect(await pictures.load(id("a"))).toBe(one);
  expect(asked).toEqual(["/console/api/files/fil_a"]);
  pictures.forgetAll();
  await pictures.load(id("a"));
  expect(asked).toHaveLength(2);
});

test("R36: who asks for more than the server gives at once waits as long as it says", async () => {
  const busy = () => new Response("", { status: 429, headers: { "retry-after": "3" } });
  const { pictures, waited } = bench([busy, busy]);
  expect((await pictures.load(id("a")))?.size).toBe(10);
  expect(waited).toEqual([3000, 3000]);
  const always = bench(Array.from({ length: 9 }, () => busy));
  expect(await always.pictures.load(id("a"))).toBeUndefined();
  expect(always.asked).toHaveLength(5);
});

test("a picture that is lost, or a network that is down, is no error, and is asked for again", async () => {
  const { pictures } = bench([
    () => new TypeError("Failed to fetch"),
    () => new Response("", { status: 404 }),
  ]);
  expect(await pictures.load(id("a"))).toBeUndefined();
  expect(await pictures.load(id("a"))).toBeUndefined();
  expect((await pictures.load(id("a")))?.size).toBe(10);
});

test("only so much is kept in memory: the longest unused goes first", async () => {
  const { pictures, asked } = bench([], 20 * 1024 * 1024);
  for (const name of ["a", "b", "a", "c", "a", "b"]) await pictures.load(id(name));
  expect(asked.map((path) => path.at(-1))).toEqual(["a", "b", "c", "b"]);
});
