import type { Clock } from "@presently/shared/clock";
import type { LastingEvent } from "@presently/shared/protocol";
import type { Texts } from "../i18n/texts.ts";
import { counted, fill } from "../i18n/plural.ts";
import type { PendingMessage, Picture } from "../picture.ts";
import { queueOf } from "./told-queue.ts";
import { createAnnouncer } from "./announcer.ts";
import { choicesOf } from "./choices.ts";
import { timeOfDay } from "./Message.tsx";
import type { Announced } from "./queue-announcement.ts";
import { queueAnnouncement } from "./queue-announcement.ts";
import { noteOf } from "./thread.ts";
import type { ToldBound } from "./told-bound.ts";
import { toldBound } from "./told-bound.ts";
import { placeSentence, waitSentence } from "./wait-words.ts";

/** Where it is said: in its turn, or at once. */
export interface Voices {
  readonly polite: (words: string) => void;
  readonly urgent: (words: string) => void;
}

/** What is looked at for what is not in the thread. */
type Noticed = Pick<Picture, "pending" | "incident" | "isUnusuallyBusy" | "view">;

/** Says aloud what comes in: single messages whole, several as their number; of the visitor's own no more than that they were sent. */
export function createNews(voices: Voices, clock: Clock, texts: Texts) {
  const polite = createAnnouncer(voices.polite, clock);
  const urgent = createAnnouncer(voices.urgent, clock);
  let unspoken: { name: string; text: string }[] = [];
  let notes: string[] = [];
  let isSent = false;
  /** The states of the visitor's own messages when they were last looked at, by their ids. */
  let states: Map<string, string> | undefined;
  let announced: Announced | undefined;
  let bound: ToldBound | undefined;
  /** Of which conversation it was said that there is a choice: what is offered may come and go. */
  let choiceOf: string | undefined;
  let notices: readonly string[] = [];

  function sumUp(): string {
    const [first] = unspoken;
    const messages =
      first === undefined
        ? []
        : unspoken.length === 1 && first.text
          ? [`${first.name}: ${first.text}`]
          : [counted(texts.lang, texts.newMessages, unspoken.length, { name: first.name })];
    const said = [...notes, ...messages, ...(isSent && messages.length === 0 ? [texts.sent] : [])];
    unspoken = [];
    notes = [];
    isSent = false;
    return said.join(". ").replace(/([.!?…])\. /g, "$1 "); // a note may be a sentence that ends by itself
  }

  /** The visitor's own messages that are not stored: what has become of one that is not sent. */
  function pending(messages: readonly PendingMessage[]): void {
    const before = states;
    states = new Map(messages.map(({ commandId, state }) => [commandId, state]));
    for (const { commandId, state } of messages) {
      if (before?.get(commandId) === state) continue;
      // What an earlier page was refused is no news on this one.
      if (state === "failed" && before) notes.push(texts.notSent);
      else if (state === "late") notes.push(texts.stillSending);
      else continue;
      polite.say(sumUp);
    }
  }

  /** In its turn, with what else there is to say. */
  function say(note: string): void {
    notes.push(note);
    polite.say(sumUp);
  }

  return {
    say,
    heard(event: LastingEvent, picture: Pick<Picture, "view" | "names">): void {
      if (event.type === "message.posted") {
        if (event.by.startsWith("vis_")) isSent = true;
        else unspoken.push({ name: picture.names[event.by] ?? texts.team, text: event.text });
        polite.say(sumUp);
        return;
      }
      const note = noteOf(event, picture.view, picture.names, texts);
      if (note === undefined) return;
      if (event.type === "conversation.assigned" || event.type === "turn.called") {
        urgent.say(() => note + untilWords(event, texts));
        return;
      }
      say(note);
    },
    /** What stands in the chat beside the thread: what has become of a message that is not sent, and the site's notices once they are shown. */
    look(picture: Noticed, isShown: boolean): void {
      pending(picture.pending);
      if (!isShown) return;
      const { incident, isUnusuallyBusy, view } = picture;
      const busy = isUnusuallyBusy && !view?.agentId && texts.unusuallyBusy;
      const standing = [incident?.text, busy].filter((text) => typeof text === "string");
      const fresh = standing.filter((text) => !notices.includes(text));
      notices = standing;
      if (fresh.length === 0) return;
      notes.push(...fresh);
      polite.say(sumUp);
    },
    /** Place and wait, when there is something to say of them, and once that there are other ways than waiting. `nowMs` is the server's clock. */
    place(picture: Picture, nowMs: number): void {
      const queue = queueOf(picture);
      if (queue === null) return;
      const next = queueAnnouncement(announced, queue, nowMs);
      if (next !== undefined) {
        announced = next;
        bound = toldBound(bound, queue); // measured by what was spoken, not by what came in between
        const wait = waitSentence(queue, nowMs, texts, bound?.isLater);
        notes.push(`${placeSentence(queue, texts)} ${wait}`);
      }
      const isChoice = !picture.view?.callback && choicesOf(picture, null, nowMs).isOffered;
      const isNew = isChoice && choiceOf !== queue.conversationId;
      if (isNew) {
        choiceOf = queue.conversationId;
        notes.push(texts.place.choice);
      }
      if (next !== undefined || isNew) polite.say(sumUp);
    },
    close(): void {
      polite.close();
      urgent.close();
    },
  };
}

/** Until when the place of who is called stays first: the thread's own line would soon be out of date. */
function untilWords(event: LastingEvent, { lang, events }: Texts): string {
  if (event.type !== "turn.called") return "";
  return `. ${fill(events.firstUntil, { time: timeOfDay(event.untilMs, lang) })}`;
}
