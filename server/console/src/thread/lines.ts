import type {
  ActorId,
  AgentId,
  EventId,
  LastingEvent,
  LastingEventOf,
  Tag,
} from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { promiseLine } from "../promises/promise-line.ts";
import { callLine } from "./call-line.ts";

/** What one event looks like in a thread. Events that are the desk's own affair (offers made, ranges announced) have no line. */
export type ThreadLine =
  | {
      kind: "message";
      id: EventId;
      atMs: number;
      from: "visitor" | "me" | "colleague";
      author: string;
      event: LastingEventOf<"message.posted">;
      isFirst: boolean;
    }
  | {
      kind: "note";
      id: EventId;
      atMs: number;
      /** Whose it is, and what it is about where it goes with an act. */
      title: string;
      text: string;
    }
  | { kind: "handover"; id: EventId; atMs: number; event: LastingEventOf<"transfer.offered"> }
  | {
      kind: "answers";
      id: EventId;
      atMs: number;
      author: string;
      event: LastingEventOf<"form.answered">;
    }
  | { kind: "system"; id: EventId; atMs: number; text: string; comment: string | null }
  | { kind: "day"; id: string; atMs: number };

/** The names a thread is read with. */
export interface Cast {
  me: AgentId;
  visitorName: string;
  nameOf(agentId: string): string;
  tags: readonly Tag[];
}

/** Messages of one author within so long stand under one name. */
const SAME_BREATH_MS = 5 * 60_000;

/** The lines of a thread, in stream order, with a line for each new day of the reader's calendar. */
export function linesOf(events: readonly LastingEvent[], cast: Cast): ThreadLine[] {
  const lines: ThreadLine[] = [];
  const titles = titlesIn(events);
  let day = "";
  let last: ThreadLine | undefined;
  for (const event of events) {
    const line = lineOf(event, cast, titles);
    if (line === undefined) continue;
    const eventDay = new Date(event.atMs).toDateString();
    if (eventDay !== day) {
      last = { kind: "day", id: `day ${event.id}`, atMs: event.atMs };
      lines.push(last);
      day = eventDay;
    }
    if (line.kind === "message" && last?.kind === "message")
      line.isFirst = last.event.by !== line.event.by || line.atMs - last.atMs > SAME_BREATH_MS;
    lines.push(line);
    last = line;
  }
  return lines;
}

function lineOf(
  event: LastingEvent,
  cast: Cast,
  titles: ReadonlyMap<string, string>,
): ThreadLine | undefined {
  const { id, atMs } = event;
  const system = (text: string, comment: string | null = null): ThreadLine => ({
    kind: "system",
    id,
    atMs,
    text,
    comment,
  });
  const words = t.thread.system;
  switch (event.type) {
    case "message.posted":
      return {
        kind: "message",
        id,
        atMs,
        from: sideOf(event.by, cast),
        author: authorOf(event.by, cast),
        event,
        isFirst: true,
      };
    case "note.posted":
      return noteLine(event, t.thread.noteBy(authorOf(event.by, cast)), event.text);
    case "transfer.offered":
      return { kind: "handover", id, atMs, event };
    case "conversation.started":
      return system(words.started);
    case "conversation.queued":
      if (event.text !== undefined) return system(words.about(event.text));
      return event.reason === "started" ? undefined : system(words.queued[event.reason]);
    case "conversation.assigned":
      return event.reason === "taken" || event.reason === "given"
        ? undefined // "conversation.taken" or ".given" stands before it, and says why as well
        : system(assignedText(event.reason, event, cast));
    case "conversation.closed":
      return system(
        event.closedBy === "agent" && event.by !== "system"
          ? words.closedByAgent(authorOf(event.by, cast))
          : words.closedBy[event.closedBy],
      );
    case "conversation.reopened":
      return system(
        event.undone === undefined ? words.reopened : words.closeUndone(authorOf(event.by, cast)),
      );
    case "conversation.messageLeft":
      return event.reason === "call" ? undefined : system(words.messageLeft[event.reason]);
    case "call.asked":
    case "call.cancelled":
    case "call.recorded":
    case "call.taken":
      return system(callLine(event, cast.nameOf));
    case "promise.made":
    case "promise.kept":
    case "promise.takenBack":
    case "promise.broken":
    case "promise.reminded":
      return system(promiseLine(event, cast.nameOf));
    case "promise.changed":
      return system(promiseLine(event, cast.nameOf), event.text);
    case "callback.asked":
      return system(words.callbackAsked[event.way]);
    case "callback.cancelled":
      return system(words.callbackCancelled);
    case "turn.called":
      return system(words.turnCalled);
    case "turn.extended":
      return system(words.turnExtended[event.by === "system" ? "anew" : "asked"]);
    case "turn.answered":
      return system(words.turnAnswered);
    case "turn.passed":
      return system(words.turnPassed[event.reason]);
    case "incident.linked":
      return system(words.incidentLinked, event.text);
    case "incident.updated":
      return system(event.text === null ? words.incidentOver : words.incidentUpdated, event.text);
    case "goodwill.given": {
      const { words: ofOwner, code } = event.text;
      const line =
        event.by === "system"
          ? t.goodwill.systemLine
          : t.goodwill.systemLineOfAgent(cast.nameOf(event.by));
      return system(line, ofOwner === "" ? code : `${ofOwner} ${code}`);
    }
    case "rating.given":
      return system(words.rated(event.score), event.text);
    case "solution.answered":
      return system(event.isSolved ? words.solved : words.notSolved);
    case "form.sent":
      return system(askedText(event, cast), event.text);
    case "form.answered":
      return event.given.length === 0
        ? system(t.forms.line.notNow(authorOf(event.by, cast)))
        : { kind: "answers", id, atMs, author: authorOf(event.by, cast), event };
    case "replies.offered":
      return system(t.forms.line.offered, event.text.join(" · "));
    case "article.shown":
      return system(t.articles.shown, event.text.articles.map(({ title }) => title).join("\n"));
    case "article.answered":
      return system(
        t.articles.answered[event.help],
        titles.size > 1 ? (titles.get(event.articleId) ?? null) : null,
      );
    case "offer.lapsed":
      return event.reason === "taken"
        ? undefined
        : system(words.offerEnded[event.reason](cast.nameOf(event.agentId)));
    case "transfer.lapsed":
      return system(words.transferEnded[event.reason](cast.nameOf(event.agentId)));
    case "mail.sent":
      return system(words.mailSent[event.mail]);
    case "mail.failed":
      return system(words.mailFailed[event.reason]);
    case "push.sent":
      return system(words.pushSent);
    case "push.failed":
      return system(words.pushFailed[event.reason]);
    case "conversation.marked":
      return system(markedText(event, cast));
    case "question.added":
    case "question.marked":
      return undefined; // what was asked stands in its message, and in the list above the composer
    case "complaint.raised":
      return system(
        event.cause === "marked"
          ? t.complaints.raised.marked(authorOf(event.by, cast))
          : t.complaints.raisedBecause(t.complaints.causes[event.cause]),
        event.text,
      );
    case "complaint.ended":
      return system(t.complaints.over(authorOf(event.by, cast)), event.text);
    case "ending.written":
      return system(t.endings.written(authorOf(event.by, cast)), event.text);
    case "case.shelved": {
      const { shelved, takenOff } = t.shelf.line;
      return system(
        (event.text === null ? takenOff : shelved)(authorOf(event.by, cast)),
        event.text,
      );
    }
    case "kindWords.shared": {
      const { shared, unshared } = t.shelf.line;
      return system((event.isShared ? shared : unshared)(authorOf(event.by, cast)));
    }
    case "conversation.tagged": {
      const tag = cast.tags.find(({ tagId }) => tagId === event.tagId)?.name;
      const { tagged, untagged, unknownTag } = t.endings;
      return system(
        (event.isTagged ? tagged : untagged)(authorOf(event.by, cast), tag ?? unknownTag),
      );
    }
    case "conversation.erased":
      return undefined; // its thread is dropped
    case "conversation.taken":
      return system(words.takenBecause(cast.nameOf(event.agentId), event.text));
    case "conversation.given":
      return event.text === null
        ? system(givenText(event, cast))
        : noteLine(event, givenText(event, cast), event.text);
    case "file.opened":
    case "offer.made":
    case "wrapUp.started":
    case "wrapUp.ended":
    case "visitor.presenceChanged":
    case "wait.announced":
    case "defect.repaired":
    case "agent.availabilityChanged":
    case "agent.capacityChanged":
    case "agent.presenceChanged":
    case "incident.changed":
    case "goodwill.poolChanged":
    case "tag.changed":
    case "settings.changed":
    case "score.noticed":
    case "alarm.raised":
    case "alarm.cleared":
    default:
      return undefined; // the desk's own affairs, and what a newer server may say
  }
}

/** What the articles that were shown are called: an answer names one by its id. */
function titlesIn(events: readonly LastingEvent[]): ReadonlyMap<string, string> {
  const shown = events.flatMap((event) =>
    event.type === "article.shown" ? event.text.articles : [],
  );
  return new Map(shown.map(({ articleId, title }) => [articleId, title]));
}

function noteLine({ id, atMs }: LastingEvent, title: string, text: string): ThreadLine {
  return { kind: "note", id, atMs, title, text };
}

function givenText(event: LastingEventOf<"conversation.given">, cast: Cast): string {
  const { given, givenFrom } = t.thread.system;
  const [by, name] = [authorOf(event.by, cast), cast.nameOf(event.agentId)];
  return event.fromAgentId === null
    ? given(by, name)
    : givenFrom(by, name, cast.nameOf(event.fromAgentId));
}

function assignedText(
  reason: Exclude<LastingEventOf<"conversation.assigned">["reason"], "taken" | "given">,
  event: LastingEventOf<"conversation.assigned">,
  cast: Cast,
): string {
  const name = cast.nameOf(event.agentId);
  const words = t.thread.system;
  switch (reason) {
    case "accepted":
      return words.accepted(name);
    case "automatic":
      return words.automatic(name);
    case "transferred":
      return words.transferred(
        name,
        event.fromAgentId === null ? t.thread.unknownAgent : cast.nameOf(event.fromAgentId),
      );
    default:
      return words.automatic(name);
  }
}

function askedText({ by, fields }: LastingEventOf<"form.sent">, cast: Cast): string {
  const { line, fields: names } = t.forms;
  const what = fields.map((field) => names[field].toLowerCase()).join(", ");
  return by === "system" ? line.byPage(what) : line.asked(authorOf(by, cast), what);
}

function markedText(event: LastingEventOf<"conversation.marked">, cast: Cast): string {
  const words = t.thread.system.marked;
  if (event.by.startsWith("vis_")) return words.byPage;
  return (event.isTest ? words.test : words.real)(authorOf(event.by, cast));
}

function sideOf(by: ActorId, cast: Cast): "visitor" | "me" | "colleague" {
  if (by === cast.me) return "me";
  return by.startsWith("vis_") ? "visitor" : "colleague";
}

function authorOf(by: ActorId, cast: Cast): string {
  if (by === "system") return t.thread.product;
  return by.startsWith("vis_") ? cast.visitorName : cast.nameOf(by);
}
