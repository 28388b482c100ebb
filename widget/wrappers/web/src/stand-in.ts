import type { Presently } from "@presently/widget/contract";
import { chatOnPage, whenOnPage } from "./on-page.ts";
import { IDLE } from "./state.ts";

type Method = Exclude<keyof Presently, "version" | "ready" | "state" | "on" | "push">;

/** Complete, or it does not compile. */
const METHODS: Record<Method, true> = {
  open: true,
  close: true,
  toggle: true,
  reset: true,
  identify: true,
  callback: true,
  destroy: true,
};

/**
 * Stands for `window.presently` from the start: what is asked of it before the chat is there is done, in order, when it is; what is asked after
 * `destroy()` waits for the next one. Where there is no browser nothing happens, and no promise of it ever settles.
 */
export const presently: Presently = /* @__PURE__ */ createStandIn();

function createStandIn(): Presently {
  const methods = Object.keys(METHODS).map((name) => [
    name,
    (...args: unknown[]) => {
      const answer = new Promise<unknown>((resolve) =>
        whenOnPage((chat) =>
          resolve((chat[name as Method] as (...args: unknown[]) => unknown)(...args)),
        ),
      );
      // The chat tells of what fails; to a page that does not look at the answer it is nothing unhandled.
      answer.catch(() => {});
      return answer;
    },
  ]);
  const rest: Pick<Presently, "version" | "ready" | "state" | "on" | "push"> = {
    get version() {
      return chatOnPage()?.version ?? "";
    },
    get ready() {
      return new Promise<void>((resolve) => whenOnPage((chat) => resolve(chat.ready)));
    },
    get state() {
      return chatOnPage()?.state ?? IDLE;
    },
    on(name, handler) {
      let off: (() => void) | undefined;
      let isOff = false;
      whenOnPage((chat) => {
        if (!isOff) off = chat.on(name, handler);
      });
      return () => {
        isOff = true;
        off?.();
      };
    },
    push: whenOnPage,
  };
  // Each name is one of the methods, and does what that one does.
  return Object.defineProperties(
    Object.fromEntries(methods) as Pick<Presently, Method>,
    Object.getOwnPropertyDescriptors(rest),
  ) as Presently;
}
