import type { Presently } from "@presently/widget/contract";
import type { LoadOptions } from "./load-options.ts";
import { chatOnPage, whenOnPage } from "./on-page.ts";
import { PresentlyError } from "./presently-error.ts";
import { presently } from "./stand-in.ts";

interface Loading {
  readonly address: string;
  /** Stands in the page only until it has run or failed. */
  readonly script: HTMLScriptElement;
  readonly chat: Promise<Presently>;
  /** What it put on the page. */
  started?: Presently;
}

let last: Loading | undefined;

/** Whether a chat that is on the page was put there by `load`, and not by the page's own tag. */
export function isOurs(chat: Presently): boolean {
  return last?.started === chat;
}

/**
 * Puts the chat on the page: one script tag, once, however often it is asked for. Resolves when the launcher stands. Rejects with a
 * PresentlyError: `options.missing`; `loader.unreachable` and `loader.idle` when the script can't be had, or is not ours; `chat.other` when
 * this page carries the chat of another site. After a failure it may be called again. A chat whose tag the page wrote itself is taken
 * as it is where it is that of the site, as far as the tag is still there to tell. Where there is no browser it resolves with the stand-in, and nothing happens.
 */
export async function load({ server, site, ...attributes }: LoadOptions): Promise<Presently> {
  if (typeof window === "undefined") return presently;
  if (!server || !site) {
    throw new PresentlyError("options.missing", "No server or no site.", "Give load() both.");
  }
  // As a browser writes it: the same server in another spelling is no other chat.
  const written = `${server.replace(/\/+$/, "")}/presently.js?site=${encodeURIComponent(site)}`;
  const { baseURI } = document;
  const address = URL.canParse(written, baseURI) ? new URL(written, baseURI).href : written;
  const running = chatOnPage();
  const ours = running ? last?.started === running : last?.script.isConnected;
  if (last && ours) {
    if (last.address === address) return last.chat;
    const hint = "Call destroy() on it first: a page carries one chat.";
    throw new PresentlyError("chat.other", `${last.address} is here already.`, hint);
  }
  if (running) {
    const tags = [...document.querySelectorAll<HTMLScriptElement>('script[src*="/presently.js"]')];
    if (tags.length === 0 || tags.some((tag) => addressOf(tag, site) === address)) return running;
    const hint = "Take the page's own tag away, or name its server and site.";
    throw new PresentlyError("chat.other", `${tags[0]?.src} is here already.`, hint);
  }
  const script = document.createElement("script");
  const chat = new Promise<Presently>((resolve, reject) => {
    const fail = (code: string, message: string, hint: string) =>
      reject(new PresentlyError(code, message, hint));
    script.onerror = () => {
      script.remove();
      fail(
        "loader.unreachable",
        `${address} did not load.`,
        "Does it answer, and does the content-security policy allow it?",
      );
    };
    script.onload = () => {
      script.remove();
      // Without a body yet the launcher waits for it.
      if (document.body && !chatOnPage()) {
        fail("loader.idle", `${address} put no chat here.`, "Is it the address of a Presently?");
      }
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined) script.dataset[name] = String(value);
    }
    script.async = true;
    script.src = address;
    document.head.append(script);
    whenOnPage((started) => {
      loading.started = started;
      resolve(started);
    });
  });
  const loading: Loading = { address, script, chat };
  last = loading;
  return chat;
}

/** The address of the chat that a tag of the page's puts there; where the tag does not say of which site it is, that of `site`. */
function addressOf({ src, dataset }: HTMLScriptElement, site: string): string {
  const { origin, pathname, searchParams } = new URL(src);
  const key = dataset["site"] || searchParams.get("site") || site;
  return `${origin}${pathname}?site=${encodeURIComponent(key)}`;
}
