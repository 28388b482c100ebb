import type { LastingEvent } from "@presently/shared/protocol";
import { jsx } from "preact/jsx-runtime";
import type { CallbackAnswer } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import type { Picture } from "../picture.ts";
import { isInLine } from "../picture.ts";
import type { Session } from "../session.ts";
import type * as WaysPart from "../ways/ways.ts";
import { isAddress } from "./AddressForm.tsx";
import { choicesOf } from "./choices.ts";
import { closePushed } from "./close-pushed.ts";
import { isCalledBack, turnOf } from "./turn-of.ts";

/** Fetches what the ways out of a long wait need when one is offered, calls whoever took one, and asks for one on a script's behalf. */
export function createTurns(
  handle: Pick<PanelHandle, "emit" | "signal" | "calls">,
  session: Session,
  onFetched: () => void,
) {
  const { emit, signal } = handle;
  const watchers = new Set<() => void>();
  let part: typeof WaysPart | undefined;
  let asked: Promise<typeof WaysPart> | undefined;
  let hasOffered = false;
  let caller: ReturnType<typeof WaysPart.createCaller> | undefined;

  async function fetchNow(): Promise<typeof WaysPart> {
    const fetched = await import("../ways/ways.ts").catch((error: unknown) => {
      asked = undefined; // whoever needs it asks again
      throw error;
    });
    part = fetched;
    fetched.lend(jsx);
    const siteName = () => session.picture().siteName ?? "";
    const { browserCalls: own } = fetched;
    const calls = {
      ...own,
      sound: () => (handle.calls ? handle.calls.ring(own.sound) : own.sound()),
      mark: (words: string) => (handle.calls ?? own).mark(words),
    };
    caller = fetched.createCaller(calls, fetched.texts, siteName);
    onFetched();
    return fetched;
  }

  const fetchPart = () => (asked ??= fetchNow());

  const stop = () => {
    caller?.stop();
    closePushed();
  };
  if (!document.hidden) closePushed();
  addEventListener("focus", stop, { signal });
  document.addEventListener("visibilitychange", () => document.hidden || stop(), { signal });
  signal.addEventListener("abort", stop);

  return {
    /** What was fetched. */
    part: () => part,
    /** Nothing calls the visitor any more. */
    stop,
    /** Something has changed; answers whether keeping the place is offered, by the choices as they are drawn. */
    look(picture: Picture): boolean {
      for (const look of watchers) look();
      const { isOffered, keepsPlace } = choicesOf(picture, null, session.serverNowMs());
      // What became of a call stands below the thread.
      const isCalled = picture.view?.items.some(({ type }) => type.startsWith("call."));
      if ((isOffered || isCalled) && !hasOffered) {
        hasOffered = true; // once: who cannot have it can leave a message all the same
        fetchPart().catch(() => undefined); // then the button for that stays alone
      }
      return keepsPlace;
    },
    /** Tells of a visitor's turn; whoever keeps the place and is elsewhere is called, too. */
    heard(event: LastingEvent): void {
      const { view, names } = session.picture();
      const turn = turnOf(event, names);
      if (turn === undefined) return;
      emit("turn", turn);
      if (view === null || !isCalledBack(view)) return;
      fetchPart()
        .then(() => caller?.call(turn, view.callback?.way === "push"))
        .catch(() => undefined); // it is said in the thread, and aloud; the page has no part in it
    },
    async callback(options: unknown): Promise<CallbackAnswer> {
      const { callBack, texts } = await fetchPart();
      const { picture, give, forgetProblem } = session;
      const watch = (look: () => void) => {
        watchers.add(look);
        return () => watchers.delete(look);
      };
      const standsInLine = () => isInLine(picture().view);
      const asking = { picture, isInLine: standsInLine, isAddress, give, forgetProblem, watch };
      return callBack(options, asking, texts);
    },
  };
}
