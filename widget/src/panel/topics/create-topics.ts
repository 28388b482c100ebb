import type { LastingEvent } from "@presently/shared/protocol";
import type { ComponentChild } from "preact";
import { en as texts } from "../i18n/en/topics.ts";
import type { Picture } from "../picture.ts";
import type { Extra, ExtraTools } from "../talk/extras.ts";
import { type Chosen, isChosen, lastChosen, topicsFor } from "./asked.ts";
import { line } from "./Line.tsx";
import { row } from "./Row.tsx";
import { topicsStyle } from "./topics-style.ts";

/** Asks once what a conversation that waits is about, on one page (TO1). "Not now" is kept in this tab. */
export function create(tools: ExtraTools): Extra {
  const { handle, session, redraw, ofThisTab, fill } = tools;
  const key = `presently:${handle.siteKey}:topic`;
  /** Of which conversation they don't want to be asked. */
  let passed = ofThisTab.get(key);
  /** After which choice it was opened again. */
  let openedAfter: string | undefined;
  let isSending = false;
  let at = 0;
  let said: string | undefined;

  const idOf = ({ view }: Picture) => view?.conversationId ?? null;

  function isShown(picture: Picture): boolean {
    if (topicsFor(picture).length === 0) return false;
    const chosen = lastChosen(picture);
    return chosen === undefined ? passed !== idOf(picture) : openedAfter === chosen.id;
  }

  const wordsOf = ({ topic, text }: Chosen) =>
    fill(topic.isFirst ? texts.chosenFirst : texts.chosen, { topic: text });

  function pass(picture: Picture): void {
    openedAfter = undefined;
    passed = idOf(picture);
    if (passed !== null) ofThisTab.set(key, passed);
    redraw();
  }

  /** Where the part has drawn by then. */
  const focus = (selector: string) =>
    queueMicrotask(() => handle.root.querySelector<HTMLElement>(selector)?.focus());

  function lineOf(event: LastingEvent, picture: Picture): ComponentChild {
    if (!isChosen(event)) return null;
    const isOpen = event === lastChosen(picture) && topicsFor(picture).length > 0;
    return line(
      wordsOf(event),
      isOpen && openedAfter !== event.id
        ? {
            words: texts.change,
            onChange() {
              openedAfter = event.id;
              redraw();
              focus(".topic-row [tabindex='0']");
            },
          }
        : undefined,
    );
  }

  return {
    style: topicsStyle,
    look(picture, isOpen) {
      const wasSending = isSending;
      isSending = picture.underWay.includes("topic.choose");
      // An agent was quicker, or the topic is gone: there is nothing more to ask, and nothing that the visitor could do.
      if (wasSending && !isSending && picture.problem !== null) {
        session.forgetProblem();
        pass(picture);
      }
      // What else is asked while they wait comes after this.
      handle.asksTopic = isShown(picture);
      if (!handle.asksTopic || !isOpen || lastChosen(picture) || said === idOf(picture)) return;
      said = picture.view?.conversationId;
      tools.say(`${texts.ask} ${texts.hint}`);
    },
    heard(event) {
      if (isChosen(event)) tools.say(wordsOf(event));
    },
    ofEvent: lineOf,
    atEnd(picture) {
      if (!isShown(picture)) return null;
      const topics = topicsFor(picture);
      return row({
        topics,
        texts,
        chosenId: lastChosen(picture)?.topic.topicId,
        isSending,
        at: Math.min(at, topics.length - 1),
        turnTo(next) {
          at = next;
          redraw();
        },
        choose: ({ topicId }) => session.give({ type: "topic.choose", topicId }),
        notNow: () => pass(picture),
      });
    },
    forgotten() {
      passed = null;
      openedAfter = undefined;
    },
  };
}
