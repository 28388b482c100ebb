import type { Entry, Log, Violation } from "./log.ts";

/** Places are told at most once a second: what was told within this before a crash may be on its way to change. */
const SETTLED_MS = 2_500;

/** Places that were told within this of each other are of one order; an older one may be of somebody who has left the line since. */
const TOGETHER_MS = 1_000;

/** Each visitor's place in a line, as they were told it last. */
type Places = Map<string, { readonly place: number; readonly atMs: number }>;

/**
 * G5: who stood before whom when the server died stands so again after it has started: as the visitors were told, and as far as nothing
 * but the restart happened to either of them in between.
 */
export function judgePlaces({ entries }: Log): Violation[] {
  const violations: Violation[] = [];
  const told: Places = new Map();
  const departmentOf = new Map<string, string>();
  let before: Places | undefined;
  const movedAtMs = new Map<string, number>();

  entries.forEach((entry, at) => {
    for (const [conversation, department] of departmentsIn(entry))
      departmentOf.set(conversation, department);
    for (const conversation of movedBy(entry)) {
      movedAtMs.set(conversation, entry.atMs);
      told.delete(conversation);
      before?.delete(conversation);
    }
    if (entry.type === "crashed") {
      before = new Map(
        [...told].filter(([id]) => entry.atMs - (movedAtMs.get(id) ?? 0) >= SETTLED_MS),
      );
      const lastMoveMs = Math.max(0, ...movedAtMs.values());
      if (entry.atMs - lastMoveMs < SETTLED_MS) before.clear();
      told.clear();
    }
    if (entry.type !== "place") return;
    told.set(entry.conversationId, { place: entry.place, atMs: entry.atMs });
    const here = before?.get(entry.conversationId);
    if (before === undefined || here === undefined) return;
    for (const [other, { place, atMs }] of told) {
      const there = before.get(other);
      const isSameLine = departmentOf.get(other) === departmentOf.get(entry.conversationId);
      if (there === undefined || other === entry.conversationId || !isSameLine) continue;
      if (Math.abs(atMs - entry.atMs) > TOGETHER_MS) continue;
      if ((here.place - there.place) * (entry.place - place) >= 0) continue;
      violations.push({
        guarantee: "G5",
        at,
        what: `${entry.conversationId} stood at ${here.place} and ${other} at ${there.place} before the restart, now at ${entry.place} and ${place}`,
      });
    }
  });
  return violations;
}

/** Conversations that an event moved in line, or out of it. */
function movedBy(entry: Entry): string[] {
  if (entry.type === "shown") {
    const { state, conversationId } = entry.view;
    return state === "queued" ? [] : [conversationId];
  }
  if (entry.type !== "told") return [];
  return entry.events.flatMap((event) => {
    if (!("conversationId" in event)) return [];
    return /^(?:offer\.|conversation\.|turn\.passed$)/.test(event.type)
      ? [event.conversationId]
      : [];
  });
}

function departmentsIn(entry: Entry): [string, string][] {
  return entry.type === "shown" ? [[entry.view.conversationId, entry.view.departmentId]] : [];
}
