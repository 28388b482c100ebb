import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { nameOfAlarm } from "../alarms/alarmed.ts";
import { placeOf } from "../alarms/place.ts";
import type { Alarm, ConversationId, DeskView } from "@presently/shared/protocol";
import type { DeskSession } from "../desk/desk-session.ts";
import { t } from "../i18n/index.ts";
import { visitorNameOf } from "../ui/display-text.ts";
import type { Known, News } from "./news.ts";
import { attentionCount, knownOf, newsBetween } from "./news.ts";
import type { Chime } from "./sound.ts";
import { createChime } from "./sound.ts";

export interface Alerts {
  notifications: "off" | "on" | "blocked" | "unsupported";
  hasSound: boolean;
  askForNotifications(): void;
  setSound(hasSound: boolean): void;
}

const SOUND_KEY = "presently.sound";

/**
 * Makes news heard: a sound, the count in the title, and a desktop notification when the page is not being looked at. `onAssigned` is
 * told of a conversation that came without the agent having accepted it.
 */
export function useAlerts(
  desk: DeskSession,
  openId: ConversationId | undefined,
  title: string,
  onAssigned: (id: ConversationId) => void,
): Alerts {
  const [notifications, setNotifications] = useState(permission);
  const [hasSound, setHasSound] = useState(() => readSound());
  const [count, setCount] = useState(0);
  const chime = useChime();
  const known = useRef<Known | undefined>(undefined);
  const view = desk.desk.value;
  const items = desk.laneItems.value;
  const given = desk.given.value;
  const isLoaded = desk.isLanesLoaded.value;

  /** Always the latest, so that what is heard of later is told with what is true then. */
  const tell = useRef<(news: readonly News[]) => void>(() => {});
  tell.current = (news) => {
    for (const one of news) if (one.kind === "assigned") onAssigned(one.conversationId);
    const isSeen = document.visibilityState === "visible" && document.hasFocus();
    const loud = news.filter(
      (one) => one.kind !== "message" || !isSeen || one.conversationId !== openId,
    );
    if (loud.length === 0) return;
    if (hasSound) chime.play();
    if (isSeen || notifications !== "on") return;
    for (const one of loud)
      if (one.kind === "alarm") notifyOfAlarm(one.alarm, view);
      else notify(one, visitorNameOf(items.get(one.conversationId)?.visitorName));
  };
  useEffect(() => {
    if (view === undefined || !isLoaded) return;
    const now = knownOf(view, items.values(), given, view.me);
    const news = known.current === undefined ? [] : newsBetween(known.current, now);
    known.current = now;
    setCount(attentionCount(now));
    tell.current(news);
  }, [view, items, given, isLoaded]);

  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ""}${title} · ${t.door.product}`;
  }, [count, title]);

  return {
    notifications,
    hasSound,
    askForNotifications() {
      void Notification.requestPermission().then(() => setNotifications(permission()));
    },
    setSound(next) {
      setHasSound(next);
      writeSound(next);
    },
  };
}

/** A chime that is ready once the person has touched the page. */
function useChime(): Chime {
  const chime = useMemo(createChime, []);
  useEffect(() => {
    const ready = (): void => chime.ready();
    addEventListener("pointerdown", ready);
    addEventListener("keydown", ready);
    return () => {
      removeEventListener("pointerdown", ready);
      removeEventListener("keydown", ready);
      chime.close();
    };
  }, [chime]);
  return chime;
}

/** No words of the visitor: a notification may be read by whoever passes the screen. */
function notify(news: Exclude<News, { kind: "alarm" }>, visitorName: string): void {
  const words = t.inbox.notification;
  const title = news.kind === "message" ? words.message(visitorName) : words[news.kind];
  show(title, visitorName, news.conversationId);
}

function notifyOfAlarm(alarm: Alarm, view: DeskView | undefined): void {
  if (view === undefined) return;
  const body = t.alarms.raised[alarm.kind](placeOf(alarm, view));
  show(t.inbox.notification.alarm, body, nameOfAlarm(alarm));
}

function show(title: string, body: string, tag: string): void {
  const shown = new Notification(title, { body, tag });
  shown.addEventListener("click", () => {
    window.focus();
    shown.close();
  });
}

function permission(): Alerts["notifications"] {
  if (typeof Notification === "undefined") return "unsupported";
  if (Notification.permission === "granted") return "on";
  return Notification.permission === "denied" ? "blocked" : "off";
}

function readSound(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) !== "off";
  } catch {
    return true; // storage is blocked: the default holds
  }
}

function writeSound(hasSound: boolean): void {
  try {
    localStorage.setItem(SOUND_KEY, hasSound ? "on" : "off");
  } catch {
    return; // storage is blocked: the choice lives as long as the page
  }
}
