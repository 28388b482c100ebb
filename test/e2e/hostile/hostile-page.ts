/** A page of the suite. A newcomer adds one by adding a row to a table in `pages/`. */
export interface HostilePage {
  /** Part of its address and of its message, so one word or more with hyphens. */
  readonly name: string;
  /** Whom the page stands for, or what would break without what. */
  readonly why: string;
  /** Runs in `npm test` too: the dozen that cover the most. */
  readonly isQuick?: true;
  /** Markup before our tag. */
  readonly head?: string;
  /** Attributes of `<html>`. */
  readonly root?: string;
  /** Markup behind the shop's own. */
  readonly body?: string;
  /** How the script comes onto the page, in its head; without it as the install page says. */
  readonly tag?: (chat: Chat) => string;
  /** The whole markup, for a page that has no usual head and body. */
  readonly html?: (chat: Chat) => string;
  readonly headers?: (chat: Chat) => Readonly<Record<string, string>>;
  /** The page stands in a frame with these attributes, at the corner of an outer page. */
  readonly frame?: string;
  /** That frame has no address of its own: its page wrote it. */
  readonly isWritten?: true;
  /** The page's service worker, served as `/NAME/worker.js`. */
  readonly worker?: string;
  /** The page is `http://lamps.test`: not secure, so without Web Locks and the like. Its frame, if it has one, stands on another site's page. */
  readonly isInsecure?: true;
  readonly screen?: Screen;
  /** Runs in the page before any script of its own. */
  readonly prepare?: () => void;
  /** Runs in the page once the launcher stands. */
  readonly before?: () => void | Promise<void>;
  /** The page's own button is clicked once the launcher stands: full screen wants a gesture. */
  readonly clicksOwn?: true;
  /** Runs in the page with the chat open and a message said; then a second one must arrive too. */
  readonly meanwhile?: () => void | Promise<void>;
  /** With the chat open the visitor goes to another page and back; then a second message must arrive too. */
  readonly goesAway?: true;
  readonly expected?: Expected;
}

export interface Screen {
  readonly width?: number;
  readonly height?: number;
  readonly deviceScaleFactor?: number;
  readonly forcedColors?: "active";
  readonly reducedMotion?: "reduce";
  readonly colorScheme?: "dark";
  readonly media?: "print";
}

/** What is other than on a harmless page; what is other again in Firefox stands in `inFirefox`. */
export interface Expected {
  readonly inFirefox?: Omit<Expected, "inFirefox">;
  readonly side?: "left" | "right";
  /** In px; 56 */
  readonly size?: number;
  /** Of the launcher's surface; our own accent. */
  readonly colour?: string;
  /** What a click on the launcher opens: the panel, or `/chat/KEY` in a tab of its own; `none` where there is no launcher, and why. */
  readonly opens?: "panel" | "tab" | "none";
  /** The page's own text box cannot be written to, by the page's doing. */
  readonly isOwnBoxClosed?: true;
  /** After `goesAway` the page is built anew: the browser does not keep it as it was. */
  readonly isBuiltAnew?: true;
  /** A known limit: the panel is larger than the screen. */
  readonly isCutOff?: true;
  /** A known limit: after `meanwhile` the chat is there and does nothing. */
  readonly dies?: true;
}

/** What a page needs to know of the chat. */
export interface Chat {
  /** Where the chat server answers. */
  readonly url: string;
  readonly siteKey: string;
  /** A second site of the same server. */
  readonly otherKey: string;
  /** The tag as the install page shows it. */
  readonly snippet: string;
}

/** What stands on every page: a heading, a box and a button of the shop's own, and enough to scroll. */
export const shop = `<h1>Brass lamps</h1>
<p><input id="own" aria-label="Search"> <button id="own-button" type="button">Count</button></p>
<pre>${"lamp\n".repeat(120)}</pre>`;

/** The page as it is served. */
export function markupOf(page: HostilePage, chat: Chat): string {
  if (page.html) return page.html(chat);
  const { head = "", root = "", body = "" } = page;
  const tag = page.tag?.(chat) ?? chat.snippet;
  return `<!doctype html><html lang="en" ${root}><head><meta charset="utf-8"><title>Brass lamps</title>
<meta name="viewport" content="width=device-width">${head}${tag}</head><body>${shop}${body}</body></html>`;
}
