import { expect, test } from "vitest";
import { After } from "./After.tsx";

type Root = Parameters<After["render"]>[0]["root"];

/** What has the focus in the chat after its end has drawn itself, which had it `before`, where that is gone now or is still there. */
function focusAfter(before: string | null, isGone: boolean) {
  let focused = before;
  const root = {
    get activeElement() {
      return focused;
    },
    querySelector: (named: string) => ({ focus: () => (focused = named) }),
  };
  const props = { root: root as unknown as Root, part: { FRESH: {} } }; // as much as is asked of them here
  const drawn = new After(props as never);
  const snapshot = drawn.getSnapshotBeforeUpdate();
  if (isGone) focused = null;
  drawn.componentDidUpdate(props as never, {} as never, snapshot);
  return focused;
}

test("AC7: where the end of a chat draws away what was pressed, such as Skip, the focus stays in the chat", () => {
  expect(focusAfter("Skip", true)).toBe("[role=log]");
  expect(focusAfter("Skip", false)).toBe("Skip");
  expect(focusAfter(null, true)).toBeNull();
});
