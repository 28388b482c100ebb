import { cleanText } from "@presently/shared/protocol/clean-text";
import type { LastingEvent } from "@presently/shared/protocol";
import { render } from "preact";
import type { Panel as PanelControl } from "../contract.ts";
import type { PanelHandle } from "./panel-handle.ts";
import { accentOf } from "./accent.ts";
import { adopt } from "./adopt.ts";
import { standAside } from "./aside.ts";
import { browserClock, newId, pageVisit } from "./browser.ts";
import { en } from "./i18n/en/panel.ts";
import { createFace } from "./launcher-face.ts";
import type { Picture } from "./picture.ts";
import { isInLine, isUnderWay } from "./picture.ts";
import { publicState, tell } from "./public-state.ts";
import { placeOf } from "./place.ts";
import { revoke } from "./revoke.ts";
import { createScreen } from "./screen.ts";
import { createSession, type Session } from "./session.ts";
import { lasting, ofThisTab } from "./storage.ts";
import { panelStyle } from "./style.ts";
import type * as TalkPart from "./talk/talk.ts";
import { transportsTo } from "./transports.ts";
import { Panel } from "./ui/Panel.tsx";

const LOOK_EVERY_MS = 1_000;

/** The panel, as the part of the API knows it. */
export interface PanelOnPage extends PanelControl {
  readonly session: Session;
  /** `cleanText`, for want of a third file that both parts would share. */
  clean(text: string): string;
  /** Looks as the tag says now. */
  dress(): void;
  /** The conversation's part; undefined where the chat was removed while that was fetched. */
  talk(): Promise<ReturnType<typeof TalkPart.createTalk> | undefined>;
  /** Takes it off the page. */
  end(): void;
}

/** The panel on one page: draws what the session knows, and lends the page's events to it. */
export function createPanel(handle: PanelHandle): PanelOnPage {
  const { server, siteKey, root, button, signal, data } = handle;
  const isPage = button === undefined;
  const clock = browserClock;
  const texts = { ...en, ...handle.words };
  const key = (name: string) => `presently:${siteKey}:${name}`;

  const sheet = adopt(root, "");
  const box = document.createElement("div");
  if (isPage) box.classList.add("page");
  dress();
  root.append(box);
  if (button && handle.notice) button.title = handle.notice;

  const drawFace = button && createFace(button, texts);
  const screen = createScreen(box, root.host, isPage, signal, draw);
  if (!isPage) standAside(box, isAtLeft, close, signal);
  let isShown = false;
  let focusTurn = 0;
  let draft = ofThisTab.get(key("draft")) ?? "";
  let opener: Element | null = null;
  let isDrawing = false;
  let hasEnded = false;
  let isTalkMissing = false;
  let talk: ReturnType<typeof TalkPart.createTalk> | undefined;

  const session = createSession({
    siteKey,
    siteName: handle.name,
    clock,
    random: Math.random,
    newId,
    transports: transportsTo(server, siteKey),
    storage: lasting,
    locks: navigator.locks,
    page: () => pageVisit(data["test"] === "true", texts.lang, handle.department),
    onChange: draw,
    onNews(event) {
      tellMessage(event);
      talk?.heard(event);
    },
    onAnswer: (...answer) => handle.onAnswer?.(...answer),
    onEnded(code) {
      // Without that part of the chat there are no words for it; the visitor sees that the chat is not to be had.
      import("./api/api.ts")
        .then((part) => part.complainOfEnd(handle, code))
        .catch(() => undefined);
    },
    revoke: (token) => revoke(server, siteKey, token, clock, Math.random),
    onForgotten() {
      handle.onForgotten?.();
      talk?.forgotten(isShown);
      draft = "";
      for (const each of ofThisTab.keys()) if (each.startsWith(key(""))) ofThisTab.remove(each);
      close();
    },
  });

  function dress() {
    sheet.replaceSync(panelStyle(accentOf(data["color"]), placeOf(data)));
    if (root.host instanceof HTMLElement) root.host.dataset["theme"] = data["theme"] ?? "auto";
    box.classList.toggle("at-left", isAtLeft());
  }

  function isAtLeft(): boolean {
    return handle.side === "left";
  }

  /** Draws once for everything that happens in one turn. */
  function draw() {
    if (isDrawing) return;
    isDrawing = true;
    queueMicrotask(() => {
      isDrawing = false;
      drawNow();
    });
  }

  function drawNow() {
    if (hasEnded) return;
    const picture = session.picture();
    if (talk === undefined && (isShown || picture.view !== null)) wantTalk();
    keepMark(picture);
    const told = talk?.look(picture, isShown);
    tell(handle, { ...publicState(handle.state, picture), ...told, open: isShown });
    drawFace?.(handle.state, isShown && screen.isWhole());
    // What was true when the page was loaded, until the server says what is.
    if (button) button.title = (picture.isKnown ? picture.incident?.text : handle.notice) ?? "";
    screen.update(isShown);
    handle.onDraw?.();
    render(
      <Panel
        picture={picture}
        texts={texts}
        acts={acts}
        isShown={isShown}
        isModal={screen.isWhole()}
        isPage={isPage}
        draft={draft}
        focusTurn={focusTurn}
        serverNowMs={session.serverNowMs()}
        talk={talk}
        root={root}
        isTalkMissing={isTalkMissing}
      />,
      box,
    );
  }

  /** What the next page must know: that an answer may come or a message must go. */
  function keepMark(picture: Picture) {
    if (isUnderWay(picture)) keep("active", "1");
    else if (picture.isKnown) keep("active", null);
  }

  function keep(name: string, value: string | null) {
    if (lasting.get(key(name)) === value) return;
    if (value === null) lasting.remove(key(name));
    else lasting.set(key(name), value);
  }

  function tellMessage(event: LastingEvent) {
    if (event.type !== "message.posted") return;
    const from = event.by.startsWith("vis_") ? "visitor" : "agent";
    handle.emit("message", { id: event.id, from, text: event.text });
  }

  /** The wait runs down by itself. */
  function look() {
    if (!isInLine(session.picture().view)) return;
    draw();
    talk?.tick();
  }

  /** Fetches the conversation's part; asked again with the next change when it does not come. */
  async function fetchTalk() {
    const fetched = await import("./talk/talk.ts");
    if (talk === undefined && !hasEnded) {
      const get = () => lasting.get(key("read"));
      talk = fetched.createTalk(handle, session, { get, keep: (mark) => keep("read", mark) }, draw);
      draw();
    }
    return fetched;
  }

  /** Tried again with every change until it comes; after an upgrade of the server it may be gone for good, so the visitor is told. */
  function wantTalk() {
    fetchTalk().catch(() => {
      if (isTalkMissing) return;
      isTalkMissing = true;
      draw();
    });
  }

  const acts = {
    ...session,
    post: (text: string) => talk?.extras.post(text) || (text && session.post(text)),
    write(text: string) {
      if (text.length > draft.length) session.typing();
      draft = text;
      if (text === "") ofThisTab.remove(key("draft"));
      else ofThisTab.set(key("draft"), text);
      drawNow();
    },
    forget: () => void session.forget(),
    close: isPage ? undefined : close,
  };

  function show(takesFocus: boolean, withDraft?: string, by = document.activeElement) {
    if (hasEnded) return;
    if (withDraft !== undefined) acts.write(withDraft);
    if (!isShown) opener = by;
    isShown = true;
    if (!isPage) ofThisTab.set(key("open"), "1");
    if (takesFocus) focusTurn++;
    session.connect();
    drawNow();
  }

  function close() {
    if (!isShown || isPage) return;
    const hadFocus = root.activeElement !== null;
    isShown = false;
    ofThisTab.remove(key("open"));
    drawNow();
    if (hadFocus) giveFocusBack();
    if (!isUnderWay(session.picture())) session.disconnect();
  }

  /** To our button; to the page's own if it opened the panel. */
  function giveFocusBack() {
    button?.focus();
    const isOfPage = opener !== root.host && opener !== document.body;
    if (isOfPage && opener instanceof HTMLElement) opener.focus();
  }

  const timer = setInterval(look, LOOK_EVERY_MS);
  const stopListening = lasting.onChange?.(session.lookAround);
  document.addEventListener(
    "visibilitychange",
    () => {
      session.visibility(!document.hidden);
      if (!document.hidden) session.hint();
      draw();
    },
    { signal },
  );
  addEventListener("online", session.hint, { signal });
  // A page in the back-forward cache must hold no connection.
  addEventListener("pagehide", session.disconnect, { signal });
  addEventListener(
    "pageshow",
    (event) => {
      if (event.persisted && (isShown || isUnderWay(session.picture()))) session.connect();
    },
    { signal },
  );
  signal.addEventListener("abort", end);
  if (signal.aborted) end(); // by destroy(), while the panel came: it is there for a sign-out before that

  function end() {
    hasEnded = true;
    isShown = false;
    ofThisTab.remove(key("open")); // a chat that was removed is not open on the next page
    clearInterval(timer);
    stopListening?.();
    session.disconnect();
    talk?.close();
    render(null, box);
    box.remove();
    button?.replaceChildren();
  }

  return {
    session,
    clean: cleanText,
    dress,
    end,
    open: (options) => show(true, options?.draft),
    close,
    toggle: () => (isShown ? close() : show(true)),
    press: (...clicked) =>
      isShown && handle.closes?.(...clicked) ? close() : show(true, undefined, clicked[0]),
    takeUp() {
      const isKept = data["open"] !== "never" && ofThisTab.get(key("open"));
      if (data["open"] === "always" || isKept) show(false);
      else if (lasting.get(key("active")) && !hasEnded) session.connect();
    },
    hover() {},
    async talk() {
      await fetchTalk();
      return hasEnded ? undefined : talk;
    },
    reset: session.forget,
  };
}
