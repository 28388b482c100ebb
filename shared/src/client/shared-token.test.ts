import { expect, test } from "vitest";
import { browserTabs, manualClock } from "../testing/index.ts";
import { sharedToken } from "./shared-token.ts";

/** Two tabs of one browser, and what a script of the page does to its storage. */
function twoTabs() {
  const { tab, kept } = browserTabs(manualClock());
  return {
    first: sharedToken(tab(), "token"),
    second: sharedToken(tab(), "token"),
    page: tab(),
    kept,
  };
}

test("R8: of two tabs that come at once, the second gives way to the visitor that the first became", () => {
  const { first, second, kept } = twoTabs();
  expect([first.say(), second.say()]).toEqual([{}, {}]);
  expect(first.keep("pv_first")).toBe(true);
  expect(second.keep("pv_second")).toBe(false);
  expect(kept.get("token")).toBe("pv_first");
  expect(second.say()).toEqual({ token: "pv_first" });
});

test("R8, R24: a token that is replaced is what every tab says next", () => {
  const { first, second } = twoTabs();
  first.say();
  first.keep("pv_old");
  expect(second.say()).toEqual({ token: "pv_old" });
  expect(second.keep("pv_new")).toBe(true);
  expect(first.say()).toEqual({ token: "pv_new" });
});

test("R8: a tab whose token is taken no more forgets it, but not what another tab was given meanwhile", () => {
  const { first, second, kept } = twoTabs();
  first.say();
  first.keep("pv_old");
  for (const tab of [first, second]) tab.say();
  second.forget();
  expect(kept.has("token")).toBe(false);
  second.say();
  second.keep("pv_new");
  first.forget();
  expect(kept.get("token")).toBe("pv_new");
});

test("R8, R24: a tab knows when the token it was given is no longer there, and puts back no other", () => {
  const { first, second, page, kept } = twoTabs();
  first.say();
  first.keep("pv_one");
  expect([first.isStill(), first.isLost()]).toEqual([true, false]);
  page.remove("token");
  expect(first.isLost()).toBe(true);
  first.restore();
  expect(kept.get("token")).toBe("pv_one");
  page.set("token", "pv_two");
  first.restore();
  second.restore();
  expect(kept.get("token")).toBe("pv_two");
});
