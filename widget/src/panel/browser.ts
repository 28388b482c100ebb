import type { Clock } from "@presently/shared/clock";
import type { CommandId, PageVisit } from "@presently/shared/protocol";
import { MAX_TITLE_CHARS, MAX_URL_CHARS } from "@presently/shared/protocol/clean-text";

/** The browser's time. */
export const browserClock: Clock = {
  nowMs: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return { cancel: () => clearTimeout(timer) };
  },
  soon: (run) => void setTimeout(run),
};

const ALPHABET = "useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";

/** A random id of 21 characters, 126 bits. */
export function newId(): CommandId {
  let id = "";
  for (const byte of crypto.getRandomValues(new Uint8Array(21))) id += ALPHABET[byte & 63];
  return id;
}

/** Where the visitor is, for the agent. */
export function pageVisit(): PageVisit {
  return {
    url: location.href.slice(0, MAX_URL_CHARS),
    referrer: document.referrer.slice(0, MAX_URL_CHARS),
    title: document.title.slice(0, MAX_TITLE_CHARS),
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}
