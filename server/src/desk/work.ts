import { audienceOf, type ConversationId, type EventId } from "@presently/shared/protocol";
import type { EventPayload } from "../domain/event.ts";
import type { WaitFact } from "../domain/wait-facts.ts";
import { appendEvents, type EventDraft } from "../store/append-events.ts";
import { run, type Script, the } from "../store/script.ts";
import { deskHead } from "../store/statements/streams.ts";
import { insertWaitFact } from "../store/statements/wait-facts.ts";
import type { Recorded, StoredEvent } from "../store/stored-event.ts";
import type { Answer, DeskContext } from "./context.ts";
import { endWait } from "./wait-outcome.ts";

/** One command while it runs: what it has decided so far and will record at its end, in one go. Made anew each time its script runs. */
export interface Work {
  readonly context: DeskContext;
  readonly desk: number;
  readonly nowMs: number;
  /** `vis_…`, `agt_…` or `system`: who asked. */
  readonly actor: string;
  readonly commandId: string | null;
  readonly notes: Note[];
  /** Lines in which somebody came to stand, or whose agents have a slot free: routing looks at them at the end. */
  readonly touchedLines: Set<number>;
}

interface Note {
  readonly draft: EventDraft;
  readonly conversationId: ConversationId | null;
  readonly fact: WaitFact | undefined;
}

/** The conversation an event is about. */
interface Subject {
  readonly id: number;
  readonly publicId: ConversationId;
}

interface NoteOptions {
  /** Who did it, when that is not who asked: what follows from a command is the system's. */
  readonly by?: string;
  /** The event that answers the command; else it is the first one by who asked. */
  readonly isAnswer?: true;
  /** What the wait model learns from it. */
  readonly fact?: WaitFact | undefined;
  /** What the files it speaks of are called (P32). */
  readonly names?: Readonly<Record<string, string>>;
}

export function beginWork(context: DeskContext, actor: string, commandId: string | null): Work {
  const { desk } = context;
  return {
    context,
    desk,
    nowMs: context.clock.nowMs(),
    actor,
    commandId,
    notes: [],
    touchedLines: new Set(),
  };
}

/** A command of the server's own whose answer is what `does` returns; begun anew each time its script runs. */
export function bySystem<Given>(
  context: DeskContext,
  does: (work: Work) => Script<Given>,
): () => Script<Recorded<Given>> {
  return function* () {
    const work = beginWork(context, "system", null);
    const answer = yield* does(work);
    const { events } = yield* record(work);
    return { answer, events };
  };
}

/** Notes an event to be recorded; null = it is the desk's own. What people typed goes apart from the ids, codes and numbers. */
export function note(
  work: Work,
  about: Subject | null,
  payload: EventPayload,
  options: NoteOptions = {},
): void {
  const { type, ...fields } = payload;
  const { text, data } = splitText(fields);
  work.notes.push({
    conversationId: about?.publicId ?? null,
    fact: options.fact,
    draft: {
      type,
      conversation: about?.id ?? 0,
      actor: options.by ?? work.actor,
      isPublic: audienceOf.get(type) === "public",
      ...(text === null ? {} : { text }),
      data: about === null ? data : { conversationId: about.publicId, ...data },
      ...(options.isAnswer === true ? { isAnswer: true } : {}),
      ...(options.names === undefined ? {} : { names: options.names }),
    },
  });
}

/** The number that the latest noted event of this type will have: they are numbered in the order in which they were noted, from the desk's last one on. */
export function* seqOfNoted(work: Work, type: EventPayload["type"]): Script<number> {
  const at = work.notes.findLastIndex(({ draft }) => draft.type === type);
  if (at < 0) throw new Error(`no ${type} was noted`);
  return (yield* the(deskHead, { desk: work.desk })).lastSeq + at + 1;
}

/** Text is stored as it is; a note of several parts as JSON. */
function splitText(fields: object): {
  text: string | null;
  data: Readonly<Record<string, unknown>>;
} {
  const { text = null, ...data } = fields as { text?: unknown }; // every payload is a plain object, with or without a text
  return { text: text === null || typeof text === "string" ? text : JSON.stringify(text), data };
}

/** Records everything that was noted and says what the command is answered with. The last thing a command does. */
export function* record(work: Work): Script<Recorded<Answer>> {
  const answerAt = answerOf(work);
  const drafts = work.notes.map(({ draft }, at) =>
    at === answerAt ? { ...draft, isAnswer: true as const } : draft,
  );
  const events = yield* appendEvents(work.desk, drafts, {
    nowMs: work.nowMs,
    newEventId: () => `evt_${work.context.newId()}`,
    commandId: answerAt === undefined ? null : work.commandId,
  });
  yield* recordFacts(work, events);
  const event = events[answerAt ?? 0];
  if (event === undefined) return { answer: {}, events };
  const conversationId = work.notes[answerAt ?? 0]?.conversationId ?? null;
  return { answer: answerFrom({ ...event, conversationId }), events };
}

/** The answer that an event stands for. */
export function answerFrom(event: {
  publicId: EventId;
  deskSeq: number;
  conversationId: ConversationId | null;
}): Answer {
  const { publicId: eventId, deskSeq: seq, conversationId } = event;
  return { eventId, seq, ...(conversationId === null ? {} : { conversationId }) };
}

/** Which note answers: the marked one, else the first by who asked. */
function answerOf({ notes, actor }: Work): number | undefined {
  const marked = notes.findIndex(({ draft }) => draft.isAnswer === true);
  const at = marked >= 0 ? marked : notes.findIndex(({ draft }) => draft.actor === actor);
  return at >= 0 ? at : undefined;
}

function* recordFacts(work: Work, events: readonly StoredEvent[]): Script<void> {
  for (const [at, { fact }] of work.notes.entries()) {
    const event = events[at];
    if (fact === undefined || event === undefined) continue;
    yield* endWait(work, fact, event.deskSeq);
    const { kind, line, agent, ...numbers } = fact;
    yield* run(insertWaitFact, {
      desk: work.desk,
      deskSeq: event.deskSeq,
      kind,
      line,
      agent,
      atMs: work.nowMs,
      numbers: JSON.stringify(numbers),
    });
  }
}
