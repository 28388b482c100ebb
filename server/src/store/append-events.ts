import { and, eq, getTableColumns, sql } from "drizzle-orm";
import { conversations, desks, events } from "./schema.ts";
import { each, type Script, step, the } from "./script.ts";
import { statement } from "./statement.ts";
import type { StoredEvent } from "./stored-event.ts";

/** An event to be written. `isPublic` = the visitor may see it; `data` holds ids, codes and numbers only. */
export interface EventDraft {
  readonly type: string;
  /** 0 = the desk's own. */
  readonly conversation: number;
  /** `vis_…`, `agt_…` or `system`. */
  readonly actor: string;
  readonly isPublic: boolean;
  readonly text?: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The event that answers the command when that is not the first: a message's own, although the conversation's start comes before it. */
  readonly isAnswer?: true;
  /** As in what is stored. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface AppendContext {
  readonly nowMs: number;
  readonly newEventId: () => `evt_${string}`;
  /** The command that is being recorded, on its first append; it is kept on the event that answers it, else the first (R1). Null for what follows. */
  readonly commandId: string | null;
}

const takeDeskSeqs = statement(
  "take desk seqs",
  { desk: desks.id, count: desks.lastSeq },
  (db, p) =>
    db
      .update(desks)
      .set({ lastSeq: sql`${desks.lastSeq} + ${p.count}` })
      .where(eq(desks.id, p.desk))
      .returning({ lastSeq: desks.lastSeq }),
  { index: "primary key" },
);

const takePublicSeqs = statement(
  "take public seqs",
  {
    desk: conversations.desk,
    conversation: conversations.id,
    count: conversations.lastPublicSeq,
    deskSeq: conversations.lastDeskSeq,
  },
  (db, p) =>
    db
      .update(conversations)
      .set({
        lastPublicSeq: sql`${conversations.lastPublicSeq} + ${p.count}`,
        lastDeskSeq: p.deskSeq,
      })
      .where(and(eq(conversations.desk, p.desk), eq(conversations.id, p.conversation)))
      .returning({ lastPublicSeq: conversations.lastPublicSeq }),
  { index: "primary key" },
);

const insertEvent = statement("insert event", getTableColumns(events), (db, p) =>
  db.insert(events).values(p),
);

/**
 * Appends events to the desk's stream, in the order given: numbers them densely within the desk, and within each conversation those that the
 * visitor may see (R2). Must run in the command's own transaction, under the desk's lock; the conversations must exist.
 */
export function* appendEvents(
  desk: number,
  drafts: readonly EventDraft[],
  context: AppendContext,
): Script<StoredEvent[]> {
  if (drafts.length === 0) return [];
  const { lastSeq } = yield* the(takeDeskSeqs, { desk, count: drafts.length });
  const firstSeq = lastSeq - drafts.length + 1;
  const nextPublicSeq = yield* takePublicSeqsFor(desk, drafts, firstSeq);

  const answerAt = Math.max(
    0,
    drafts.findIndex((draft) => draft.isAnswer === true),
  );

  const stored = drafts.map((draft, at): StoredEvent => {
    const publicSeq = draft.isPublic ? takeNext(nextPublicSeq, draft.conversation) : null;
    return {
      desk,
      conversation: draft.conversation,
      deskSeq: firstSeq + at,
      publicId: context.newEventId(),
      publicSeq,
      type: draft.type,
      actor: draft.actor,
      commandId: at === answerAt ? context.commandId : null,
      atMs: context.nowMs,
      text: draft.text ?? null,
      data: draft.data,
      ...(draft.names === undefined ? {} : { names: draft.names }),
    };
  });
  yield* each(
    stored.map(({ names: _names, ...event }) =>
      step(insertEvent, { ...event, data: JSON.stringify(event.data) }),
    ),
  );
  return stored;
}

/** Moves the counters of each conversation the drafts speak of; returns the first free public number of each. */
function* takePublicSeqsFor(
  desk: number,
  drafts: readonly EventDraft[],
  firstSeq: number,
): Script<Map<number, number>> {
  const next = new Map<number, number>();
  for (const conversation of new Set(drafts.map((draft) => draft.conversation))) {
    if (conversation === 0) continue;
    const count = drafts.filter(
      (draft) => draft.conversation === conversation && draft.isPublic,
    ).length;
    const deskSeq = firstSeq + drafts.findLastIndex((draft) => draft.conversation === conversation);
    const { lastPublicSeq } = yield* the(takePublicSeqs, { desk, conversation, count, deskSeq });
    next.set(conversation, lastPublicSeq - count + 1);
  }
  return next;
}

function takeNext(next: Map<number, number>, conversation: number): number {
  const seq = next.get(conversation);
  if (seq === undefined) throw new Error("an event of the desk itself is for the team only");
  next.set(conversation, seq + 1);
  return seq;
}
