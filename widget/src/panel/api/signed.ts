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
  let wasKnown = false;

  function stop(): void {
    clearTimeout(timer);
    turn += 1;
    source = undefined;
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
      timer = setTimeout(
        again,
        Math.min(Math.max(leftMs - EARLY_MS || 0, EARLY_MS), LONGEST_MS),
      );
    if (typeof given !== "string" || given === "") {
      return refuse(
        handle,
        "token.missing",
        "There is no signed token.",
        "Give a text, or a function that resolves with one.",
      );
    }
    // Who has not agreed to the chat is not identified either: the page says it again when they have.
    if (isWhole(handle.panel)) handle.panel.session.identify(given);
  }

  function again(): void {
    bring().catch(() => {}); // told where it was refused
  }

  return {
    stop,
    /** A token, or a function that is asked for one: now, before it ends, and when the server wants another. */
    give(token: unknown): Promise<void> {
      source = token;
      return bring();
    },
    /** Something may have changed: the server has refused the token of a page that slept, or the visitor is forgotten. */
    look(): void {
      const { panel } = handle;
      if (typeof source !== "function" || !isWhole(panel)) return;
      const { isKnown, isRefused, connection } = panel.session.picture();
      if (wasKnown && !isKnown && connection === "idle") stop();
      else if (isRefused && Date.now() - askedAtMs > EARLY_MS) again();
      wasKnown = isKnown;
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
