import { UNDO_MS } from "@presently/shared/protocol";
import type { Database } from "better-sqlite3";
import { Random } from "../../domain/wait/random.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface InventedDays {
  readonly sites: readonly number[];
  readonly lines: readonly number[];
  readonly languages: readonly string[];
  readonly agents: readonly string[];
  readonly fromMs: number;
  readonly days: number;
  readonly perDay: number;
  readonly seed: number;
}

/**
 * Writes conversations that never were, event by event, as the desk would have: served, given up, left as a message, handed on, lost by their
 * agent, opened again within days or weeks, rated, solved or not, begun anew by the same visitor, marked as tests; across midnight too. What
 * happens in them is drawn, so that nothing in here knows what a figure is. Foreign keys must be off.
 */
export function inventDays(db: Database, invented: InventedDays): void {
  const { sites, lines, languages, agents, fromMs, days, perDay } = invented;
  const random = new Random(invented.seed);
  const pick = <Of>(of: readonly Of[]): Of => {
    const one = of[Math.floor(random.next() * of.length)];
    if (one === undefined) throw new Error("there is nothing to pick from");
    return one;
  };
  const happens = (share: number): boolean => random.next() < share;
  const lasting = (meanMs: number): number => Math.round(random.exponential() * meanMs);
  const insertConversation = db.prepare(
    `insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, testSinceMs, lastPublicSeq, lastDeskSeq)
     values (1, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, 0, 0, ?, 'UTC', ?, ?, 0, 0)`,
  );
  const insertEvent = db.prepare(
    `insert into events (desk, conversation, deskSeq, publicId, type, actor, atMs, data) values (1, ?, ?, ?, ?, ?, ?, ?)`,
  );
  let id = 10_000;
  let seq = Number(db.prepare("select lastSeq from desks").pluck().get());

  function live(beganMs: number): void {
    id += 1;
    const conversation = id;
    // Some visitors come back: one in four conversations is of somebody who had one not long before.
    const visitor = happens(0.25) ? id - 1 - Math.floor(random.next() * 40) : id;
    const language = pick(languages);
    let atMs = beganMs;
    let lastMs = beganMs;
    let state = "queued";

    function tell(type: string, actor: string, data: Readonly<Record<string, unknown>> = {}): void {
      seq += 1;
      lastMs = atMs;
      insertEvent.run(conversation, seq, `evt_${seq}`, type, actor, atMs, JSON.stringify(data));
    }
    const visit = `vis_${visitor}`;

    function queue(reason: string): void {
      tell("conversation.queued", "system", { reason });
      state = "queued";
      if (!happens(0.8)) return;
      const expectedMs = lasting(2 * MINUTE_MS);
      const range = { lowMs: 0, expectedMs, highMs: expectedMs * 2 };
      tell("wait.announced", "system", { place: 1, range: happens(0.9) ? range : null });
      atMs += lasting(5_000);
      tell("wait.announced", "system", { place: 1, range });
      if (happens(0.05)) tell("conversation.queued", "system", { reason: "topicChosen" });
    }

    /** Kept in time, kept late, taken back, or broken and left so. */
    function promise(agent: string): void {
      const kind = "answer";
      const dueAtMs = atMs + lasting(HOUR_MS);
      tell("promise.made", agent, { kind, dueAtMs });
      if (happens(0.1)) return tell("promise.takenBack", agent, { kind, dueAtMs });
      const isBroken = happens(0.3);
      atMs += isBroken ? dueAtMs - atMs : lasting(MINUTE_MS);
      if (isBroken) tell("promise.broken", "system", { kind, dueAtMs });
      if (!isBroken || happens(0.6))
        tell("promise.kept", agent, { kind, dueAtMs, isLate: isBroken });
    }

    function serve(): void {
      atMs += lasting(90_000);
      let agent = pick(agents);
      tell("conversation.assigned", agent, { agentId: agent, reason: "accepted" });
      state = "assigned";
      const turns = Math.floor(random.next() * 5);
      for (let turn = 0; turn < turns; turn += 1) {
        atMs += lasting(40_000);
        if (happens(0.3)) {
          const kind = pick(["greeting", "apology", "reply"]);
          tell("message.posted", agent, { cannedReply: { kind, isEdited: happens(0.3) } });
          atMs += lasting(20_000);
        }
        if (happens(0.9)) tell("message.posted", agent);
        if (happens(0.1)) promise(agent);
        if (happens(0.15)) {
          const next = pick(agents);
          atMs += lasting(20_000);
          tell("conversation.assigned", next, {
            agentId: next,
            reason: "transferred",
            fromAgentId: agent,
          });
          agent = next;
        }
        if (happens(0.03)) {
          atMs += lasting(10_000);
          queue("agentLost");
          atMs += lasting(MINUTE_MS);
          tell("conversation.assigned", agent, { agentId: agent, reason: "automatic" });
          state = "assigned";
        }
        atMs += lasting(happens(0.02) ? 9 * HOUR_MS : 70_000);
        tell("message.posted", visit);
        if (happens(0.2)) tell("message.posted", visit);
      }
      if (happens(0.03)) return;
      atMs += lasting(MINUTE_MS);
      tell("conversation.closed", happens(0.5) ? visit : agent, { closedBy: "agent" });
      if (happens(0.1)) {
        tell("wrapUp.started", "system", { agentId: agent });
        atMs += Math.min(UNDO_MS, lasting(5_000));
        tell("wrapUp.ended", "system", { agentId: agent, reason: "undone" });
        tell("conversation.reopened", agent, { undone: "assigned" });
        if (happens(0.8)) tell("message.posted", agent);
        atMs += lasting(MINUTE_MS);
        // Some go on for good: their one end was none.
        if (happens(0.1)) return;
        tell("conversation.closed", agent, { closedBy: "agent" });
      }
      state = "closed";
      if (happens(0.6)) {
        tell("wrapUp.started", "system", { agentId: agent });
        atMs += lasting(30_000);
        tell("wrapUp.ended", agent, { agentId: agent, reason: "skipped" });
      }
      if (happens(0.4)) tell("rating.given", visit, { score: 1 + Math.floor(random.next() * 5) });
      if (happens(0.4)) tell("solution.answered", visit, { isSolved: happens(0.8) });
    }

    tell("conversation.started", visit, {});
    tell("message.posted", visit);
    queue("started");
    for (let round = 0; round < 3; round += 1) {
      if (happens(0.02)) break;
      if (happens(0.12)) {
        atMs += lasting(happens(0.3) ? 5_000 : 2 * MINUTE_MS);
        const isClosed = happens(0.7);
        tell(isClosed ? "conversation.closed" : "conversation.messageLeft", visit);
        state = isClosed ? "closed" : "messageLeft";
        break;
      }
      serve();
      if (state !== "closed" || !happens(0.1)) break;
      atMs += lasting(6 * DAY_MS);
      tell("conversation.reopened", visit);
      tell("message.posted", visit);
      queue("reopened");
    }
    const testSinceMs = happens(0.05) ? lastMs : null;
    if (testSinceMs !== null) tell("conversation.marked", "system", { isTest: true });
    insertConversation.run(
      conversation,
      `cnv_${conversation}`,
      pick(sites),
      visitor,
      pick(lines),
      state,
      beganMs,
      beganMs,
      language,
      beganMs,
      testSinceMs,
    );
  }

  db.transaction(() => {
    for (let day = 0; day < days; day += 1) {
      const begins = Array.from({ length: perDay }, () => Math.floor(random.next() * DAY_MS));
      for (const beginMs of begins.toSorted((one, other) => one - other))
        live(fromMs + day * DAY_MS + beginMs);
    }
    db.prepare("update desks set lastSeq = ?").run(seq);
  })();
}
