import type { LastingEvent } from "@presently/shared/protocol";
import { render } from "preact";
import type { LoaderHandle, Panel as PanelControl } from "../contract.ts";
import { accentOf } from "./accent.ts";
import { adopt } from "./adopt.ts";
import { browserClock, newId, pageVisit } from "./browser.ts";
import { en } from "./i18n/en/panel.ts";
import { createFace } from "./launcher-face.ts";
import type { Picture } from "./picture.ts";
import { isInLine, isUnderWay } from "./picture.ts";
import { publicState, tell } from "./public-state.ts";
import { revoke } from "./revoke.ts";
import { createScreen } from "./screen.ts";
import { createSession } from "./session.ts";
import { lasting, ofThisTab } from "./storage.ts";
import { panelStyle } from "./style.ts";
import type * as TalkPart from "./talk/talk.ts";
import { transportsTo } from "./transports.ts";
import { Panel } from "./ui/Panel.tsx";

const LOOK_EVERY_MS = 1_000;

/** The panel on one page: draws what the session knows, and lends the page's events to it. */
export function createPanel(handle: LoaderHandle): PanelControl {
  const { server, siteKey, root, button, signal } = handle;
  const isPage = button === undefined;
  const clock = browserClock;
  const texts = en;
  const key = (name: string) => `presently:${siteKey}:${name}`;

  adopt(root, panelStyle(accentOf(handle.data["color"])));
  if (root.host instanceof HTMLElement) root.host.dataset["theme"] = handle.data["theme"] ?? "auto";
  const box = document.createElement("div");
  if (isPage) box.classList.add("page");
  if (handle.side === "left") box.classList.add("at-left");
  root.append(box);

  const drawFace = button && createFace(button, texts);
  const screen = createScreen(box, root.host, isPage, signal, draw);
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
    page: () => pageVisit(handle.data["test"] === "true", texts.lang),
    onChange: draw,
    onNews(event) {
      tellMessage(event);
      talk?.heard(event);
    },
    onEnded(code) {
      // Without that part of the chat there are no words for it; the visitor sees that the chat is not to be had.
      fetchTalk()
        .then((part) => part.complain(handle, part.reportOf(code, siteKey, location.origin)))
        .catch(() => undefined);
    },
    revoke: (token) => revoke(server, siteKey, token, clock, Math.random),
    onForgotten() {
      if (isShown) talk?.forgotten();
      draft = "";
      for (const each of ofThisTab.keys()) if (each.startsWith(key(""))) ofThisTab.remove(each);
      close();
    },
  });

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
    // The loader has written what was true when the page was loaded.
    if (button && picture.isKnown) button.title = picture.incident?.text ?? "";
    screen.update(isShown);
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

  function show(takesFocus: boolean, withDraft?: string) {
    if (hasEnded) return;
    if (withDraft !== undefined) acts.write(withDraft);
    if (!isShown) opener = document.activeElement;
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
  }

  return {
    open: (options) => show(true, options?.draft),
    close,
    toggle: () => (isShown ? close() : show(true)),
    reopen: () => show(false),
    resume: () => hasEnded || session.connect(),
    async callback(options) {
      await fetchTalk();
      if (!talk || hasEnded) throw new Error("removed"); // by destroy(), while it was fetched
      return talk.callback(options);
    },
    reset: session.forget,
    async identify(visitor) {
      if (visitor === null) return session.forget();
      const { complain, noIdentity } = await fetchTalk();
      complain(handle, noIdentity);
      throw Object.assign(new Error(noIdentity.message), noIdentity);
    },
  };
}
