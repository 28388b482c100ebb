import type { Events } from "../../contract.ts";
import type { PushAddress } from "@presently/shared/protocol";
import type { AboutConversation } from "../session.ts";
import type { WaysTexts } from "./texts.ts";

/** The two notes of the sound, in Hz, and how long each lasts, in s. */
const NOTES = [660, 880];
const NOTE_S = 0.18;

/** By which of this browser's own ways the visitor is called. */
type AskedHere = Extract<AboutConversation, { type: "callback.ask" }>;

/** What of the page calls a visitor who is elsewhere. */
export interface PageCalls {
  /** Whether the visitor looks at another tab or window. */
  isAway(): boolean;
  /** Makes a sound, where the browser lets the page make one. */
  sound(): void;
  /** Puts words before the page's title; returns what takes them off. */
  mark(words: string): () => void;
  /** Shows a notification, where it is allowed; returns what takes it off. */
  notify(words: string, body: string): () => void;
}

/** Until when the place of who is called stays first, by the visitor's clock. */
export function untilWords(untilMs: number, { lang, firstUntil }: WaysTexts): string {
  const form = { hour: "numeric", minute: "2-digit" } as const;
  return firstUntil.replace("{time}", new Intl.DateTimeFormat(lang, form).format(untilMs));
}

/** Calls a visitor who keeps the place, and stops as soon as they look. */
export function createCaller(page: PageCalls, texts: WaysTexts, siteName: () => string) {
  let stops: (() => void)[] = [];

  function stop(): void {
    for (const each of stops) each();
    stops = [];
  }

  return {
    /** It is their turn, or somebody is there. Where a push tells them, the page shows no notification beside it. */
    call({ agent, untilMs }: Events["turn"], isPushed: boolean): void {
      const words = agent ? texts.taken.replace("{name}", () => agent.name) : texts.turn;
      stop();
      page.sound();
      if (!page.isAway()) return;
      // Nobody who is elsewhere reads it in the chat.
      const until = untilMs === null ? [] : [untilWords(untilMs, texts)];
      stops = [page.mark(words)];
      if (!isPushed) stops.push(page.notify(words, [...until, siteName()].join(" ")));
    },
    stop,
  };
}

/** The calls as a browser makes them. */
export const browserCalls: PageCalls = {
  isAway: () => document.hidden || !document.hasFocus(),
  sound() {
    // Before anybody has touched the page a browser would refuse, and say so in its console.
    if (!navigator.userActivation?.hasBeenActive) return;
    const audio = new AudioContext();
    NOTES.forEach((hertz, at) => {
      const tone = new OscillatorNode(audio, { frequency: hertz });
      const loudness = new GainNode(audio, { gain: 0 });
      const from = audio.currentTime + at * NOTE_S;
      loudness.gain.setValueAtTime(0.15, from);
      loudness.gain.exponentialRampToValueAtTime(0.001, from + NOTE_S);
      tone.connect(loudness).connect(audio.destination);
      tone.start(from);
      tone.stop(from + NOTE_S);
      if (at === NOTES.length - 1) tone.onended = () => void audio.close();
    });
  },
  mark(words) {
    const before = document.title;
    const marked = `${words} ${before}`;
    document.title = marked;
    return () => {
      if (document.title === marked) document.title = before; // else the page has given itself another
    };
  },
  notify(words, body) {
    const notice = notification(words, body);
    if (notice === undefined) return () => {};
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  },
};

/** Whether this browser may be able to notify at all, so that it can be offered. */
export function canNotify(): boolean {
  return isSecureContext && "Notification" in window && Notification.permission !== "denied";
}

/**
 * Asks the browser for notifications: only from a click. Resolves with how the visitor is called: on our own page by push, though it is closed, else
 * while the tab lives; undefined where the browser doesn't allow it, or can't show one from a page.
 */
export async function askToNotify({
  kept,
}: Pick<WaysTexts, "kept">): Promise<AskedHere | undefined> {
  if (!canNotify()) return undefined;
  // Some browsers do not ask but reject, such as in a frame that may not.
  const permission = await Notification.requestPermission().catch(() => "denied");
  if (permission !== "granted") return undefined;
  const push = await pushAddress();
  if (push) return { type: "callback.ask", way: "push", push };
  const first = notification(kept.notice, "");
  first?.close();
  return first && { type: "callback.ask", way: "notice" };
}

/** Where this browser is reached when the page is closed: undefined but on `/chat/KEY` of a server that sends pushes, which says so in its head. */
async function pushAddress(): Promise<PushAddress | undefined> {
  const head = document.querySelector<HTMLMetaElement>("meta[name=presently-push]");
  if (!head) return undefined;
  return import("../push/push.ts")
    .then(({ subscribe }) => subscribe(head.content))
    .catch(() => undefined); // its push service is not to be had: then the tab calls
}

function notification(words: string, body: string): Notification | undefined {
  if (!canNotify() || Notification.permission !== "granted") return undefined;
  try {
    return new Notification(words, { body, tag: "presently" });
  } catch {
    return undefined; // browsers on phones show only those of a service worker
  }
}
