import type { PanelHandle } from "../panel-handle.ts";
import { isWhole } from "./api.ts";
import { refuse } from "./errors.ts";

/** So long before its end a token is asked for anew; and again after one that did not come, or was not taken. */
const EARLY_MS = 60_000;

/** No token is good for longer (ID2); a timer that is set for months would run out at once. */
const LONGEST_MS = 3_600_000;

/** Who the site's server says that this is (P34): said in every hello, and kept up for as long as the page can say it anew. */
export function createSigned(handle: PanelHandle) {
  let source: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let askedAtMs = -Infinity;
  /** Counts what was asked: an answer that another has overtaken is not heard. */
  let turn = 0;
  /** What came before the visitor agreed to the chat. */
  let early: string | undefined;

  function stop(): void {
    clearTimeout(timer);
    turn += 1;
    source = undefined;
    early = undefined;
  }
  handle.signal.addEventListener("abort", stop);

  async function bring(): Promise<void> {
    clearTimeout(timer);
    const mine = (turn += 1);
    askedAtMs = Date.now();
    let given: unknown;
    let leftMs = 0;
    try {
      given = typeof source === "function" ? await source() : source;
      if (typeof source === "function") leftMs = endOf(String(given)) - nowMs();
    } catch (error) {
      given = undefined; // an error page that was handed over is no token
      console.error("[Presently]", error); // the page's own
    }
    if (mine !== turn) return;
    if (typeof source === "function")
      timer = setTimeout(again, Math.min(Math.max(leftMs - EARLY_MS || 0, EARLY_MS), LONGEST_MS));
    if (typeof given !== "string" || given === "") {
      return refuse(
        handle,
        "token.missing",
        "There is no signed token.",
        "Give a text, or a function that resolves with one.",
      );
    }
    early = given;
    look();
  }

  function again(): void {
    bring().catch(() => {}); // told where it was refused
  }

  /** Something may have changed: the visitor has agreed, or the server has refused the token of a page that slept. */
  function look(): void {
    const { panel } = handle;
    if (!isWhole(panel)) return; // who has not agreed to the chat is not identified either
    const given = early;
    early = undefined;
    if (given !== undefined) panel.session.identify(given);
    else if (
      typeof source === "function" &&
      panel.session.picture().isRefused &&
      Date.now() - askedAtMs > EARLY_MS
    )
      again();
  }

  return {
    look,
    /** Who it was is forgotten: no page is asked for them any more. */
    stop,
    /** A token, or a function that is asked for one: now, before it ends, and when the server wants another. */
    give(token: unknown): Promise<void> {
      source = token;
      return bring();
    },
  };

  function nowMs(): number {
    const { panel } = handle;
    return isWhole(panel) ? panel.session.serverNowMs() : Date.now();
  }
}

/** When a token ends, by what it says; NaN where it does not. Throws for what is no token. */
function endOf(token: string): number {
  const claims = atob(String(token.split(".")[1]).replace(/-/g, "+").replace(/_/g, "/"));
  return Number((JSON.parse(claims) as { exp?: unknown }).exp) * 1000; // whatever it is, Number takes it
}
