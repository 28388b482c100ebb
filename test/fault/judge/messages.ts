import type { ConversationView, LastingEvent } from "@presently/shared/protocol";
import type { EntryOf, Log, Violation } from "./log.ts";

/** Every event that anybody was told or shown, by its id, with its place in the log where it was first seen. */
export interface Seen {
  readonly event: LastingEvent;
  readonly at: number;
}

type Report = (guarantee: Violation["guarantee"], at: number, what: string) => void;

/** G1 to G3: what was acknowledged stays, everybody has one order, nothing is there twice. */
export function judgeMessages({ entries }: Log): Violation[] {
  const violations: Violation[] = [];
  const report: Report = (guarantee, at, what) => violations.push({ guarantee, at, what });
  const seen = new Map<string, Seen>();
  const places = new Places(report);
  const acknowledged = new Acknowledged(report);

  entries.forEach((entry, at) => {
    if (entry.type === "shown") {
      for (const event of entry.view.items) notice(event, at);
      places.check(entry, at);
      acknowledged.show(entry);
    } else if (entry.type === "told") {
      for (const event of entry.events) notice(event, at);
    } else if (entry.type === "screen") {
      for (const text of repeated(entry.texts))
        report("G3", at, `${entry.client} reads "${text}" twice`);
    } else if (entry.type === "acknowledged") {
      acknowledged.note(entry, at);
    } else if (entry.type === "hello") {
      acknowledged.hello(entry.client, at);
    } else if (entry.type === "synced") {
      acknowledged.synced(entry, at);
    } else if (entry.type === "gone") {
      acknowledged.gone(entry.client);
    }
  });

  function notice(event: LastingEvent, at: number): void {
    if (seen.has(event.id)) return;
    seen.set(event.id, { event, at });
  }

  judgeOncePerCommand(seen, report);
  acknowledged.judgeEnd(seen, entries.length - 1);
  places.judgeDense(seen);
  return violations;
}

/** One event per command id, and one answer (G3, R1). */
function judgeOncePerCommand(seen: ReadonlyMap<string, Seen>, report: Report): void {
  const answers = new Map<string, string>();
  for (const [id, { event, at }] of seen) {
    if (event.ref === undefined) continue;
    const command = `${event.by} ${event.ref}`;
    const earlier = answers.get(command);
    if (earlier !== undefined)
      report("G3", at, `command ${event.ref} was done twice: ${earlier} and ${id} (${event.type})`);
    else answers.set(command, id);
  }
}

/** Where events stand: the same number for everybody, without a gap or a doubling in what anybody shows (G2). */
class Places {
  readonly #report: Report;
  readonly #publicSeqOf = new Map<string, number | null>();
  readonly #deskSeqOf = new Map<string, number>();
  /** Views differ from one entry to the next by a few items at the end; what was looked at is not looked at again. */
  readonly #checked = new Map<string, { items: ConversationView["items"]; upto: number }>();

  constructor(report: Report) {
    this.#report = report;
  }

  check({ client, kind, view }: EntryOf<"shown">, at: number): void {
    const key = `${client} ${view.conversationId}`;
    const former = this.#checked.get(key);
    const isGrown = former !== undefined && isBeginning(former.items, view.items);
    const texts = new Set<string>();
    let last: LastingEvent | undefined;
    let lastPublic: number | undefined;
    view.items.forEach((event, index) => {
      if (event.type === "message.posted") {
        if (texts.has(event.text)) this.#report("G3", at, `${client} shows "${event.text}" twice`);
        texts.add(event.text);
      }
      const isNew = !isGrown || index >= (former?.upto ?? 0);
      if (isNew) this.#place(event, kind, client, at);
      if (isNew && last !== undefined && event.seq <= last.seq)
        this.#report(
          "G2",
          at,
          `${client} shows ${event.id} (${event.seq}) after ${last.id} (${last.seq})`,
        );
      if (isNew && last !== undefined && event.atMs < last.atMs)
        this.#report("G2", at, `${client} shows ${event.id} as older than ${last.id} before it`);
      if (event.publicSeq !== null) {
        const isNext = lastPublic === undefined || event.publicSeq === lastPublic + 1;
        if (isNew && !isNext)
          this.#report(
            "G2",
            at,
            `${client} shows a gap in ${view.conversationId}: ${event.publicSeq} after ${String(lastPublic)}`,
          );
        lastPublic = event.publicSeq;
      }
      last = event;
    });
    const first = view.items.find(({ publicSeq }) => publicSeq !== null);
    if (!view.hasEarlier && first !== undefined && first.publicSeq !== 1)
      this.#report(
        "G2",
        at,
        `${client} shows ${view.conversationId} from ${String(first.publicSeq)} on as if that were its beginning`,
      );
    this.#checked.set(key, { items: view.items, upto: view.items.length });
  }

  #place(event: LastingEvent, kind: string, client: string, at: number): void {
    const known = this.#publicSeqOf.get(event.id);
    if (known !== undefined && known !== event.publicSeq)
      this.#report(
        "G2",
        at,
        `${client} has ${event.id} at ${String(event.publicSeq)}, another at ${String(known)}`,
      );
    this.#publicSeqOf.set(event.id, event.publicSeq);
    if (kind === "visitor") return;
    const desk = this.#deskSeqOf.get(event.id);
    if (desk !== undefined && desk !== event.seq)
      this.#report(
        "G2",
        at,
        `${client} has ${event.id} at ${event.seq} of the desk, another at ${desk}`,
      );
    this.#deskSeqOf.set(event.id, event.seq);
  }

  /** Over everything anybody saw, a conversation's public numbers are 1 to n, each with one event. */
  judgeDense(seen: ReadonlyMap<string, Seen>): void {
    const byConversation = new Map<string, Map<number, string>>();
    for (const [id, { event, at }] of seen) {
      if (!("conversationId" in event) || event.publicSeq === null) continue;
      const numbers = byConversation.get(event.conversationId) ?? new Map<number, string>();
      byConversation.set(event.conversationId, numbers);
      const other = numbers.get(event.publicSeq);
      if (other !== undefined && other !== id)
        this.#report(
          "G2",
          at,
          `${event.conversationId} has ${other} and ${id} both at ${event.publicSeq}`,
        );
      numbers.set(event.publicSeq, id);
    }
    for (const [conversation, numbers] of byConversation) {
      const last = Math.max(...numbers.keys());
      if (numbers.size !== last)
        this.#report(
          "G2",
          0,
          `${conversation} has ${numbers.size} public events and the last is number ${last}`,
        );
    }
  }
}

/** What was acknowledged, and that it is in everything shown later (G1). */
class Acknowledged {
  readonly #report: Report;
  readonly #answers = new Map<string, string | undefined>();
  readonly #events: { id: string; conversationId: string | undefined; at: number; by: string }[] =
    [];
  readonly #helloAt = new Map<string, number>();
  readonly #views = new Map<string, Map<string, EntryOf<"shown">>>();

  constructor(report: Report) {
    this.#report = report;
  }

  note({ client, commandId, eventId, conversationId }: EntryOf<"acknowledged">, at: number): void {
    const former = this.#answers.get(commandId);
    // A command that had nothing to write the first time (online, while online) leaves no trace to answer its repeat from.
    if (former !== undefined) {
      if (former !== eventId)
        this.#report(
          "G3",
          at,
          `${client} was answered ${String(eventId)} to ${commandId}, before that ${former}`,
        );
      return;
    }
    this.#answers.set(commandId, eventId);
    if (eventId !== undefined) this.#events.push({ id: eventId, conversationId, at, by: client });
  }

  show(entry: EntryOf<"shown">): void {
    const views = this.#views.get(entry.client) ?? new Map<string, EntryOf<"shown">>();
    this.#views.set(entry.client, views.set(entry.view.conversationId, entry));
  }

  hello(client: string, at: number): void {
    this.#helloAt.set(client, at);
  }

  gone(client: string): void {
    this.#views.delete(client);
  }

  /** The hello was answered: what had been acknowledged to anybody before it was sent must be there. */
  synced({ client, kind }: EntryOf<"synced">, at: number): void {
    const helloAt = this.#helloAt.get(client);
    const views = this.#views.get(client);
    if (helloAt === undefined || views === undefined) return;
    this.#helloAt.delete(client);
    for (const event of this.#events) {
      if (event.at > helloAt) break;
      const view =
        event.conversationId === undefined ? undefined : views.get(event.conversationId)?.view;
      if (view === undefined || view.items.some(({ id }) => id === event.id)) continue;
      if (view.hasEarlier || (kind === "visitor" && !this.#isPublic(event.id))) continue;
      this.#report(
        "G1",
        at,
        `${client} was shown ${view.conversationId} without ${event.id}, acknowledged before to ${event.by}`,
      );
    }
  }

  #public = new Map<string, boolean>();
  #isPublic(id: string): boolean {
    const known = this.#public.get(id);
    if (known !== undefined) return known;
    for (const views of this.#views.values()) {
      for (const { view } of views.values()) {
        const event = view.items.find((item) => item.id === id);
        if (event === undefined) continue;
        this.#public.set(id, event.publicSeq !== null);
        return event.publicSeq !== null;
      }
    }
    return false;
  }

  /** In the end somebody must have seen it; and whoever still shows its conversation shows it too. */
  judgeEnd(seen: ReadonlyMap<string, Seen>, at: number): void {
    for (const { id, conversationId, by } of this.#events) {
      const event = seen.get(id)?.event;
      if (event === undefined) {
        this.#report("G1", at, `${id} was acknowledged to ${by} and nobody was ever shown it`);
        continue;
      }
      for (const [client, views] of this.#views) {
        const shown = conversationId === undefined ? undefined : views.get(conversationId);
        if (shown === undefined || shown.view.hasEarlier) continue;
        if (shown.kind === "visitor" && event.publicSeq === null) continue;
        if (!shown.view.items.some((item) => item.id === id))
          this.#report("G1", at, `${client} ends without ${id}, which was acknowledged to ${by}`);
      }
    }
  }
}

function isBeginning(former: ConversationView["items"], now: ConversationView["items"]): boolean {
  return former.length <= now.length && former.every((event, index) => now[index] === event);
}

function repeated(texts: readonly string[]): string[] {
  const once = new Set<string>();
  return texts.filter((text) => once.has(text) || (once.add(text), false));
}
