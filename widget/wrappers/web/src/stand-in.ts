import type { Presently } from "@presently/widget/contract";
import { chatOnPage, whenOnPage } from "./on-page.ts";
import { destroy, IDLE } from "./state.ts";

type Other = "version" | "ready" | "state" | "on" | "push" | "destroy";
type Method = Exclude<keyof Presently, Other>;

/** Without one of the contract's methods it does not compile. */
const METHODS = [
  "open",
  "close",
  "toggle",
  "launcher",
  "send",
  "identify",
  "set",
  "track",
  "page",
  "configure",
  "consent",
  "callback",
  "reset",
] as const;

/**
 * Stands for `window.presently` from the start: what is asked of it before the chat is there is done, in order, when it is; what is asked after
 * `destroy()` waits for the next one, where the removed chat itself does nothing and warns. Where there is no browser nothing happens, and no promise of it ever settles.
 */
export const presently: Presently = /* @__PURE__ */ createStandIn();

function createStandIn(): Presently {
  const methods = METHODS.map((name) => [
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
  const rest: Pick<Presently, Other> = {
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
    destroy: () => whenOnPage(destroy),
  };
  // Each is called like one of the methods, and does what that one does.
  const named = Object.fromEntries(methods) as Pick<Presently, Method & (typeof METHODS)[number]>;
  // In this order: the getters stay what they are.
  return Object.assign(rest, named);
}
