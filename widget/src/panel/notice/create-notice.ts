import type { LastingEvent } from "@presently/shared/protocol";
import { browserClock, ownTitle } from "../browser.ts";
import { en as texts } from "../i18n/en/notice.ts";
import type { Picture } from "../picture.ts";
import { lasting } from "../storage.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { createCalling } from "./calling.ts";
import { createChime } from "./chime.ts";
import { createMenuInChat } from "./menu-in-chat.ts";
import { noticeStyle } from "./notice-style.ts";
import { createOneSound } from "./one-sound.ts";
import { isAnswer } from "./preview-of.ts";
import { createPreviewOnPage } from "./preview-on-page.ts";
import { createTitleKeeper, pageTitle } from "./title-keeper.ts";

/** What tells a visitor who looks elsewhere that an answer has come, and the menu in which they say that it be still. */
export function create(tools: ExtraTools): Extra {
  const { handle, session } = tools;
  const { root, siteKey } = handle;
  // Not the page's: another language takes this off, and the chat stays.
  const ended = new AbortController();
  const { signal } = ended;
  const key = (name: string) => `presently:${siteKey}:${name}`;
  const isMuted = () => lasting.get(key("muted")) !== null;
  const isAway = () => document.hidden || !document.hasFocus();
  const unreadOf = ({ view }: Picture) => tools.unread(view);

  const chime = createChime();
  const title = createTitleKeeper(pageTitle);
  const titleBefore = ownTitle.get;
  ownTitle.get = title.own;
  const clock = browserClock;
  const sound = createOneSound({
    clock,
    storage: lasting,
    key: key("sounded"),
    locks: navigator.locks,
  });
  const calling = createCalling({ isAway, isMuted, title, sound, chime });
  const menu = createMenuInChat(tools, texts, chime.isThere, key("muted"));
  const preview = createPreviewOnPage(tools, texts, key("sent-away"), signal);
  let isShown = false;

  const wake = () => isMuted() || chime.wake();
  for (const pressed of ["click", "keydown"]) root.addEventListener(pressed, wake, { signal });
  addEventListener("focus", calling.back, { signal });
  document.addEventListener("visibilitychange", () => document.hidden || calling.back(), {
    signal,
  });
  handle.calls = {
    ring(make) {
      const { view } = session.picture();
      const newest = view?.items.at(-1);
      if (view && newest) calling.ring({ ...view, seq: newest.seq }, make);
    },
    mark: calling.mark,
  };

  function quiet(): void {
    sound.stop();
    calling.back();
    preview.close();
    menu.close();
  }

  return {
    style: noticeStyle,
    look(picture, shown) {
      isShown = shown;
      if (!picture.view) sound.stop(); // forgotten, or nothing was said as yet
      const unread = unreadOf(picture);
      calling.look(shown && !document.hidden, unread.length);
      preview.look(unread, picture, shown);
      menu.look(picture);
    },
    heard(event: LastingEvent) {
      if (isAnswer(event)) calling.answered(event, isShown, unreadOf(session.picture()).length);
    },
    atEnd: menu.below,
    forgotten: quiet,
    close() {
      ended.abort();
      quiet();
      ownTitle.get = titleBefore;
      chime.close();
      delete handle.calls;
    },
  };
}
