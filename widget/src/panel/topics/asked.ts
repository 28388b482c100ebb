import type { LastingEvent, LastingEventOf, OfferedTopic } from "@presently/shared/protocol";
import type { Picture } from "../picture.ts";

/** That the visitor has said what it is about. */
export type Chosen = LastingEventOf<"conversation.queued"> &
  Required<Pick<LastingEventOf<"conversation.queued">, "topic" | "text">>;

/** Whether an event says what it is about. What the conversation's own checks pass over is looked at here. */
export const isChosen = (event: LastingEvent): event is Chosen =>
  event.type === "conversation.queued" &&
  typeof event.text === "string" &&
  typeof event.topic?.choicesLeft === "number";

/** What was said last of the conversation that is shown. */
export const lastChosen = ({ view }: Pick<Picture, "view">): Chosen | undefined =>
  view?.items.findLast(isChosen);

/**
 * What can be said of the conversation that is shown, as it waits; nothing once an agent has had it, where its page named the department, or where it
 * was said as often as it may be (TO1, TO2).
 */
export function topicsFor({
  about,
  view,
}: Pick<Picture, "about" | "view">): readonly OfferedTopic[] {
  const offered: unknown = about?.topics;
  const isAsked =
    view?.state === "queued" &&
    lastChosen({ view })?.topic.choicesLeft !== 0 &&
    !view.items.some(
      (item) =>
        item.type === "conversation.assigned" ||
        (item.type === "conversation.started" && item.isDepartmentAsked === true),
    );
  return isAsked && Array.isArray(offered) ? offered.filter(isOffered) : [];
}

const isOffered = (value: Partial<OfferedTopic> | null): value is OfferedTopic =>
  typeof value?.topicId === "string" && typeof value.text === "string";
