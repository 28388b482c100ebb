import { memoryStorage } from "@presently/shared/client";
import { expect, test } from "vitest";
import { createWhose } from "./whose.ts";

const [TOKEN, MARK] = ["presently:ste_shop:token", "presently:ste_shop:files"];

/** Two tabs of a browser, the first of which has files chosen. */
function tabs() {
  const storage = memoryStorage();
  storage.set(TOKEN, "Ada's");
  const whose = createWhose(storage, TOKEN, MARK);
  whose.own();
  const mark = whose.mark();
  const forget = () => storage.keys().forEach((key) => storage.remove(key));
  return { storage, whose, mark, forget };
}

test("FW6: who is the same keeps their files; who was forgotten leaves none", () => {
  const { whose, forget } = tabs();
  expect(whose.look(true)).toBe("theirs");
  forget();
  expect(whose.look(true)).toBe("theirs"); // by the page, and the chat goes on (R24)
  expect(whose.look(false)).toBe("nobody's");
});

test("ID6: who becomes somebody else has their files sent up anew, once", () => {
  const { storage, whose } = tabs();
  storage.set(TOKEN, "Ada's, signed");
  expect([whose.look(true), whose.look(true)]).toEqual(["another's", "theirs"]);
});

test("FW6: where the visitor was forgotten while the tab slept, their files are not those of who came then", () => {
  const { storage, whose, forget } = tabs();
  forget();
  storage.set(TOKEN, "Bo's");
  createWhose(storage, TOKEN, MARK).own(); // who chooses files, too
  expect(whose.look(true)).toBe("nobody's");
});

test("FW6: what an earlier page of the tab had ready is there for nobody but whom it was of", () => {
  const { storage, whose, mark, forget } = tabs();
  const next = createWhose(storage, TOKEN, MARK);
  expect([next.isOf(mark), next.mark()]).toEqual([true, mark]);
  forget();
  storage.set(TOKEN, "Bo's");
  expect(next.look(true)).toBe("nobody's");
  expect([whose.isOf(mark), whose.isOf(null), whose.isOf(undefined)]).toEqual([
    false,
    false,
    false,
  ]);
  createWhose(storage, TOKEN, MARK).own();
  expect(whose.isOf(mark)).toBe(false);
});
