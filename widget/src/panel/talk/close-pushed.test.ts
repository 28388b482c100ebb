import { afterEach, expect, test, vi } from "vitest";
import { closePushed } from "./close-pushed.ts";

afterEach(() => vi.unstubAllGlobals());

/** A page on which a worker has shown these, by their tags; answers what was asked of it. */
function pageWith(isChatPage: boolean, ...tags: string[]) {
  const asked: string[] = [];
  const closed: string[] = [];
  const getNotifications = async ({ tag }: { tag: string }) =>
    tags.filter((each) => each === tag).map((each) => ({ close: () => void closed.push(each) }));
  const getRegistration = async () => {
    asked.push("worker");
    return { getNotifications };
  };
  vi.stubGlobal("document", { querySelector: () => (isChatPage ? {} : null) });
  vi.stubGlobal("location", { origin: "https://chat.example", pathname: "/chat/ste_1" });
  vi.stubGlobal("navigator", { serviceWorker: { getRegistration } });
  return { asked, closed };
}

test("PU5: who looks at the chat takes off what the worker has shown for it, and for no other", async () => {
  const here = "https://chat.example/chat/ste_1";
  const { closed } = pageWith(true, here, "https://chat.example/chat/ste_2");
  closePushed();
  await vi.waitUntil(() => closed.length > 0);
  expect(closed).toEqual([here]);
});

test("R37: on a site's page its own worker is asked for nothing", () => {
  const { asked } = pageWith(false);
  closePushed();
  expect(asked).toEqual([]);
});
