import type { LastingEvent } from "@presently/shared/protocol";
import type { State } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";
import { adopt } from "../adopt.ts";
import { browserClock, pageVisit } from "../browser.ts";
import { en } from "../i18n/en/talk.ts";
import type { Picture } from "../picture.ts";
import { isOpen } from "../picture.ts";
import type { Session } from "../session.ts";
import { lasting, ofThisTab } from "../storage.ts";
import { createSpokenNode } from "./announcer.ts";
import { createBadge } from "./badge.ts";
import { createExtras, EXTRAS } from "./extras.ts";
import { createAfter } from "./fetch-after.ts";
import { createNews } from "./news.ts";
import { createPageMoves } from "./page-moves.ts";
import { publicQueue } from "./public-queue.ts";
import { Talk } from "./Talk.tsx";
import { talkStyle } from "./talk-style.ts";
import { createTurns } from "./turns.ts";
import { createWayBack } from "./way-back.ts";
import { createReadReports } from "./read-reports.ts";
import { welcomeHint } from "./welcome-hint.ts";
import { lastSeqOf, unreadOf } from "./unread.ts";

/** How far the conversation was read, kept for the next page. */
export interface ReadMark {
  get(): string | null;
  keep(mark: string): void;
}

/** The conversation's part on one page: what is drawn of it, said aloud, called out, and told to the page's scripts. */
export function createTalk(
  handle: PanelHandle,
  session: Session,
  readMark: ReadMark,
  onChange: () => void,
) {
  const { root, signal } = handle;
  const texts = { ...en, ...handle.words };
  const polite = createSpokenNode(root, "status", texts.lang);
  const urgent = createSpokenNode(root, "alert", texts.lang);
  const news = createNews({ polite, urgent }, browserClock, texts);
  const reportRead = createReadReports(session);
  const drawBadge = createBadge(handle.button, texts);
  const after = createAfter(handle, onChange);
  const unread = (view: Picture["view"]) => unreadOf(view, readMark.get());
  const turns = createTurns(handle, session, onChange);
  const wayBack = createWayBack(root);
  const extras = createExtras(
    EXTRAS,
    { handle, session, texts, redraw: onChange, say: news.say, lasting, ofThisTab, unread },
    (style) => adopt(root, style),
  );
  adopt(root, talkStyle);
  for (const type of ["dragenter", "dragover", "drop", "paste"])
    root.addEventListener(type, (event) => brought(event as DragEvent & ClipboardEvent), {
      signal,
    });
  let agentId: string | null = null;

  const pageMoves = createPageMoves(session, browserClock, () => pageVisit(false, texts.lang));
  // A browser that does not tell of it says so with its next connection.
  window.navigation?.addEventListener("navigatesuccess", pageMoves.moved, { signal });

  /**
   * What is dropped must not be opened by the browser, in place of the page. What has words is pasted as words: a table brings a picture of itself, too.
   * A paste may be as the shield tells it: with the same fields.
   */
  function brought(event: DragEvent & ClipboardEvent): void {
    const { dataTransfer, clipboardData } = event;
    const data = dataTransfer ?? clipboardData;
    if (!data?.types.includes("Files") || (clipboardData && data.types.includes("text/plain")))
      return;
    if (!extras.brought(session.picture(), [...data.files], !!dataTransfer)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Tells the page's scripts who answers, when that changes. */
  function tellAgent({ view, names }: Picture) {
    const id = (isOpen(view) && view?.agentId) || null;
    if (id === agentId) return;
    agentId = id;
    handle.emit("agent", id === null ? null : { id, name: names[id] ?? texts.team });
  }

  /** What was pressed may be gone with what is drawn next, such as the button that ends a chat: the focus must not leave the chat with it (AC7). */
  function holdFocus() {
    if (root.activeElement) {
      queueMicrotask(
        () => root.activeElement || root.querySelector<HTMLElement>("[role=log]")?.focus(),
      );
    }
  }

  return {
    Talk,
    texts,
    /** What to expect of writing now, before anything was written. `nowMs` is the server's clock. */
    welcomeHint: (picture: Picture, nowMs: number) => welcomeHint(picture, texts, nowMs),
    /** The ways out of a long wait, and the end of a chat, once they were fetched. */
    ways: turns.part,
    after: after.after,
    extras,
    callback: turns.callback,
    heard(event: LastingEvent): void {
      news.heard(event, session.picture());
      turns.heard(event);
      extras.heard(event);
      if (event.type !== "rating.given") return;
      const { score, text } = event;
      handle.emit("rated", { score, ...(text && { comment: text }) });
    },
    /** Something may have changed; answers what is told of it to the page's scripts. */
    look(picture: Picture, isShown: boolean): Pick<State, "queue" | "unread"> {
      const { view } = picture;
      holdFocus();
      queueMicrotask(wayBack);
      const isSeen = isShown && !document.hidden;
      if (view) {
        if (isSeen) readMark.keep(`${view.conversationId} ${lastSeqOf(view)}`);
        reportRead(view, picture.connection, isSeen);
      }
      news.look(picture, isShown);
      if (isShown) after.look(picture);
      extras.look(picture, isShown);
      const keepsPlace = turns.look(picture);
      tellAgent(picture);
      const told = {
        queue: publicQueue(handle.state.queue, picture, session.serverNowMs(), keepsPlace),
        unread: unread(view).length,
      };
      drawBadge(told, isShown);
      return told;
    },
    /** The wait runs down by itself. */
    tick(): void {
      news.place(session.picture(), session.serverNowMs());
    },
    /** The visitor is nobody here any more; said where the chat is shown. */
    forgotten(isShown: boolean): void {
      turns.stop();
      extras.forgotten();
      if (isShown) polite(texts.forgotten);
    },
    close(): void {
      pageMoves.close();
      wayBack(true);
      news.close();
      extras.close();
    },
  };
}
