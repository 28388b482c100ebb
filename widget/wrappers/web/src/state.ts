import type { EventName, Presently, State } from "@presently/widget/contract";

/** The state before the chat is there, and where there is no browser. */
export const IDLE: State = {
  connection: "idle",
  open: false,
  unread: 0,
  availability: "offline",
  conversation: null,
  queue: null,
};

/** What tells that a part of the state has changed. */
const TOLD_BY: Record<keyof State, readonly EventName[]> = {
  connection: ["connection"],
  open: ["open", "close"],
  unread: ["unread"],
  availability: ["availability"],
  conversation: ["status"],
  queue: ["queue"],
};

/** Of its own end the chat tells nothing: whoever takes it away does. */
const GONE = "presently:gone";

/** Takes the chat off the page, and tells those who have subscribed: its state goes with it. */
export function destroy(chat: Presently): void {
  chat.destroy();
  dispatchEvent(new Event(GONE));
}

/** Calls `heard` whenever `presently.state` may have changed, from before the chat is there; until the returned function is called. */
export function subscribe(heard: () => void): () => void {
  if (typeof window === "undefined") return () => {};
  const told = ["ready", ...Object.values(TOLD_BY).flat()].map((name) => `presently:${name}`);
  const types = [...told, GONE];
  for (const type of types) addEventListener(type, heard);
  return () => {
    for (const type of types) removeEventListener(type, heard);
  };
}
