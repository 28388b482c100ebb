import type { Database } from "better-sqlite3";
import type { WaitFact } from "../../domain/wait-facts.ts";
import { Random } from "../../domain/wait/random.ts";

const HOUR_MS = 3_600_000;
const WEEK_HOURS = 168;

export interface Invented {
  readonly site: number;
  readonly line: number;
  readonly agents: readonly number[];
  readonly visitor: number;
  /** A moment at which an hour of the week 0 began, by the wall clock of the site: the history ends there. */
  readonly endMs: number;
  readonly weeks: number;
  /** Visitors in an hour of the week, `weeksAgo` weeks before the end. */
  readonly arrivals: (hour: number, weeksAgo: number) => number;
  /** Agents on duty in an hour of the week, the first of `agents`. */
  readonly onDuty: (hour: number) => number;
  readonly capacity: number;
  readonly chatMs: number;
  /** Mean time until a visitor gives up. */
  readonly patienceMs: number;
  readonly seed: number;
}

/**
 * Writes the history of a site that never was into a database, as the desk would have left it: conversations and the facts of waits. First
 * come first served; lengths, patience and the time to accept (4 s on average) are exponential. Foreign keys must be off.
 */
export function inventHistory(db: Database, invented: Invented): void {
  const { site, line, visitor, endMs, weeks, onDuty, agents, capacity } = invented;
  const random = new Random(invented.seed);
  const facts: { atMs: number; fact: WaitFact }[] = [];
  const slots = agents.flatMap((agent, rank) =>
    Array.from({ length: capacity }, () => ({ agent, rank, freeMs: 0 })),
  );
  const loads = new Map<number, number>();
  const insert = db.prepare(
    `insert into conversations (desk, id, publicId, site, visitor, line, state, priority, isReturned, rankMs, queuedAtMs, isReachable,
      transferCount, language, timeZone, createdAtMs, acceptedAtMs, closedAtMs, lastPublicSeq, lastDeskSeq)
     values (1, ?, ?, ?, ?, ?, 'closed', 0, 0, ?, ?, 0, 0, 'en', 'UTC', ?, ?, ?, 0, 0)`,
  );
  let id = 1000;
  const write = db.transaction(() => {
    for (let n = 0; n < weeks * WEEK_HOURS; n += 1) {
      const hour = n % WEEK_HOURS;
      const startMs = endMs + (n - weeks * WEEK_HOURS) * HOUR_MS;
      const duty = onDuty(hour);
      const before = n === 0 ? 0 : onDuty((hour + WEEK_HOURS - 1) % WEEK_HOURS);
      for (const [rank, agent] of agents.entries()) {
        if (rank < duty === rank < before) continue;
        const taken = rank < duty ? capacity : 0;
        const fact = { kind: "slots", line: 0, agent, slots: taken, lines: [line] } as const;
        facts.push({ atMs: startMs, fact });
      }
      const meanMs = HOUR_MS / invented.arrivals(hour, weeks - Math.floor(n / WEEK_HOURS));
      for (let t = random.exponential() * meanMs; t < HOUR_MS; t += random.exponential() * meanMs) {
        serve(Math.round(startMs + t), startMs, duty);
      }
    }
    facts.sort((one, other) => one.atMs - other.atMs);
    writeFacts(db, facts, loads);
  });

  function serve(atMs: number, hourMs: number, duty: number): void {
    id += 1;
    const leavesMs = Math.round(atMs + random.exponential() * invented.patienceMs);
    const usable = slots.filter(({ rank }) => rank < duty);
    const slot = usable.reduce<(typeof slots)[number] | undefined>(
      (best, each) => (best === undefined || each.freeMs < best.freeMs ? each : best),
      undefined,
    );
    const acceptMs = random.exponential() * 4_000;
    const acceptedAtMs = Math.round(Math.max(atMs, slot?.freeMs ?? Infinity, hourMs) + acceptMs);
    const about = { line, conversation: id };
    if (slot === undefined || acceptedAtMs > leavesMs) {
      const left = {
        kind: "left",
        agent: null,
        waitMs: leavesMs - atMs,
        awayMs: 0,
        ...about,
      } as const;
      facts.push({ atMs: leavesMs, fact: left });
      insert.run(id, `cnv_${id}`, site, visitor, line, atMs, atMs, atMs, null, leavesMs);
      return;
    }
    const chatMs = Math.round(random.exponential() * invented.chatMs) + 1;
    slot.freeMs = acceptedAtMs + chatMs;
    const { agent } = slot;
    const waitMs = acceptedAtMs - atMs;
    facts.push({
      atMs: acceptedAtMs,
      fact: { kind: "accepted", agent, waitMs, load: 0, ...about },
    });
    facts.push({ atMs: slot.freeMs, fact: { kind: "ended", agent, chatMs, load: 0, ...about } });
    insert.run(id, `cnv_${id}`, site, visitor, line, atMs, atMs, atMs, acceptedAtMs, slot.freeMs);
  }

  write();
}

/** Writes facts in their order, each with the load that its agent then had. */
function writeFacts(
  db: Database,
  facts: readonly { atMs: number; fact: WaitFact }[],
  loads: Map<number, number>,
): void {
  const insert = db.prepare(
    "insert into waitFacts (desk, deskSeq, kind, line, agent, atMs, numbers) values (1, ?, ?, ?, ?, ?, ?)",
  );
  let deskSeq = 1000;
  for (const { atMs, fact } of facts) {
    deskSeq += 1;
    const { kind, line, agent, ...numbers } = fact;
    if (agent !== null && (kind === "accepted" || kind === "ended")) {
      const load = loads.get(agent) ?? 0;
      const shown = kind === "accepted" ? load + 1 : load;
      loads.set(agent, kind === "accepted" ? load + 1 : load - 1);
      Object.assign(numbers, { load: shown });
    }
    insert.run(deskSeq, kind, line, agent, atMs, JSON.stringify(numbers));
  }
  db.prepare("update desks set lastSeq = ? where id = 1").run(deskSeq);
  // What clients follow ends with an event, whatever it says.
  db.prepare(
    `insert into events (desk, conversation, deskSeq, publicId, type, actor, atMs, data)
     values (1, 0, ?, 'evt_AAAAAAAAAAAAAAAAAAAAA', 'settings.changed', 'system', ?, '{}')`,
  ).run(deskSeq, facts.at(-1)?.atMs ?? 0);
}
