import { expect, test } from "vitest";
import { createCalling } from "./calling.ts";

const answer = (seq: number) => ({ conversationId: "cnv_1", seq });

/** One tab: what was heard in it and left to others, and what stands before its title. */
function tab({ isAway = false, isMuted = false, isAllowed = true } = {}) {
  const now = { isAway, isMuted, isAllowed, title: "" };
  const heard: string[] = [];
  const calling = createCalling({
    isAway: () => now.isAway,
    isMuted: () => now.isMuted,
    title: { own: () => "", say: (words) => void (now.title = words) },
    sound: {
      read: ({ seq }) => void heard.push(`read ${seq}`),
      tell: (_, make) => make(),
    },
    chime: { isAllowed: () => now.isAllowed, play: () => void heard.push("chime") },
  });
  return { now, heard, calling };
}

test("NT1: an answer is heard while the chat is closed, or open where nobody looks, and not where it is read", () => {
  const { now, heard, calling } = tab();
  calling.answered(answer(3), false, 1);
  expect(heard).toEqual(["chime"]);
  calling.answered(answer(4), true, 0);
  expect(heard).toEqual(["chime", "read 4"]);
  now.isAway = true;
  calling.answered(answer(5), true, 0);
  expect(heard).toEqual(["chime", "read 4", "chime"]);
});

test.each([
  ["whoever wants it still hears nothing", { isMuted: true }],
  ["before somebody has used the page it is silent", { isAllowed: false }],
])("NT1: %s, neither an answer nor a call, and the title says it all the same", (_, still) => {
  const { now, heard, calling } = tab({ ...still, isAway: true });
  calling.answered(answer(3), false, 1);
  calling.ring(answer(4), () => void heard.push("call"));
  expect(heard).toEqual([]);
  expect(now.title).toBe("(1)");
});

test("NT3: the title counts what nobody has read while the visitor looks elsewhere, until they look", () => {
  const { now, calling } = tab();
  calling.answered(answer(3), false, 1);
  expect(now.title).toBe("");
  now.isAway = true;
  calling.answered(answer(4), false, 2);
  expect(now.title).toBe("(2)");
  calling.back();
  expect(now.title).toBe("");
  calling.look(false, 2);
  expect(now.title).toBe("");
});

test("NT3: what is read in another tab is counted no more; beside another window it is until they look", () => {
  const { now, calling } = tab({ isAway: true });
  calling.answered(answer(3), false, 1);
  calling.look(false, 0);
  expect(now.title).toBe("");
  calling.answered(answer(4), true, 0);
  calling.look(true, 0);
  expect(now.title).toBe("(1)");
});

test("NT3: a call goes before the number, which stands there again once the call is over", () => {
  const { now, calling } = tab({ isAway: true });
  calling.answered(answer(3), false, 1);
  const first = calling.mark("It's your turn.");
  calling.answered(answer(4), false, 2);
  expect(now.title).toBe("It's your turn.");
  const second = calling.mark("Jana is here for you.");
  first();
  expect(now.title).toBe("Jana is here for you.");
  second();
  expect(now.title).toBe("(2)");
});
