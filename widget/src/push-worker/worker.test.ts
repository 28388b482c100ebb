import { expect, test } from "vitest";
import { answerPushes, type WorkerScope } from "./worker.ts";

const SCOPE = "https://chat.example/base/chat/";
const call = { site: "ste_1", lang: "lt", title: "It's your turn", body: "Until 9:02. Lamps" };

/** A browser with these pages open, and what the worker does in it. */
function browserWith(...pages: { readonly url: string; readonly focused?: boolean }[]) {
  const done: unknown[] = [];
  const handlers: Record<string, (event: never) => void> = {};
  const scope: WorkerScope = {
    registration: {
      scope: SCOPE,
      showNotification: async (...shown) => void done.push(shown),
    },
    clients: {
      matchAll: async () =>
        pages.map(({ url, focused = false }) => ({
          url,
          focused,
          focus: async () => void done.push(`focus ${url}`),
        })),
      openWindow: async (url) => void done.push(`open ${url}`),
    },
    addEventListener: (type: string, handler: (event: never) => void) =>
      void (handlers[type] = handler),
  };
  answerPushes(scope);
  async function happens(type: string, event: object): Promise<unknown[]> {
    const waits: Promise<unknown>[] = [];
    // Safe: the handler of just this event.
    handlers[type]?.({
      ...event,
      waitUntil: (wait: Promise<unknown>) => waits.push(wait),
    } as never);
    await Promise.all(waits);
    return done;
  }
  return {
    push: (data: unknown) => happens("push", { data: data && { json: () => data } }),
    click: (data: string) =>
      happens("notificationclick", { notification: { data, close: () => done.push("closed") } }),
  };
}

test("R12, M18: a call is shown with the words it came with; it leads to its site's chat in the same language and carries nothing else", async () => {
  const url = `${SCOPE}ste_1`;
  const shown = await browserWith({ url: `${SCOPE}ste_2`, focused: true }, { url }).push(call);
  expect(shown).toEqual([
    ["It's your turn", { body: "Until 9:02. Lamps", tag: url, data: `${url}?lang=lt` }],
  ]);
});

test("who looks at that chat is not called beside it, and an empty push calls nobody", async () => {
  const browser = browserWith({ url: `${SCOPE}ste_1#r=x`, focused: true });
  expect(await browser.push(call)).toEqual([]);
  expect(await browser.push(null)).toEqual([]);
});

test("a key leads nowhere but below the worker's own folder, and a language to no other page", async () => {
  const [[, options]] = (await browserWith().push({
    ...call,
    site: "../../console/",
    lang: "lt&x=#y",
  })) as [[string, { data: string }]];
  expect(options.data).toBe(`${SCOPE}..%2F..%2Fconsole%2F?lang=lt%26x%3D%23y`);
});

test("a click brings the visitor to the tab that has the chat, else to a new one", async () => {
  const url = `${SCOPE}ste_1`;
  const shown = `${url}?lang=lt`;
  const open = browserWith({ url: "https://chat.example/" }, { url: `${url}?x#r=secret` });
  expect(await open.click(shown)).toEqual(["closed", `focus ${url}?x#r=secret`]);
  expect(await browserWith({ url: `${SCOPE}ste_2` }).click(shown)).toEqual([
    "closed",
    `open ${shown}`,
  ]);
});
