import { ChatLengths } from "../wait/chat-lengths.ts";
import { Patience } from "../wait/patience.ts";
import { BETAS, slowdown, WorkClock } from "../wait/work-units.ts";
import { BRIEF_ABSENCE_MS, type WaitFact } from "../wait-facts.ts";
import { KeptInTime } from "./kept-in-time.ts";

const HOUR_MS = 3_600_000;
/** A chat counts for four hours at most: one that was left open over night holds nobody's hands. (ST3) */
const MAX_CHAT_MS = 4 * HOUR_MS;
/** Nobody takes longer to accept while having room; what looks so was no offer. */
const MAX_ACCEPT_MS = 10 * 60_000;
/** How many of the latest chats, and of the latest times to accept, are kept. */
const KEPT_CHATS = 20_000;
const KEPT_ACCEPTS = 5_000;
/** Chats that the slow-down is learned from: it forgets what lies further back anyway. */
const SLOWDOWN_CHATS = 2_000;

interface Chat {
  readonly agent: number;
  readonly load: number;
  /** The work of it in ms, by the slow-downs that are tried. */
  readonly work: Float64Array;
}

/** What was learned of how a site works, as the simulation takes it. */
export interface Lessons {
  /** Lengths of chats with their wrap-up, in ms of an agent's undivided work. */
  readonly workMs: Float64Array;
  /** How much longer each further chat of the same agent makes a chat. */
  readonly beta: number;
  /** How long agents who had room took to accept; empty when never. */
  readonly acceptMs: Float64Array;
  readonly patience: Patience;
  /** How the waits there were did. */
  readonly counted: KeptInTime;
}

interface AgentHands {
  slots: number;
  load: number;
  readonly clock: WorkClock;
  /** What the work clock read when a chat came into these hands, by conversation. */
  readonly begun: Map<number, Float64Array>;
}

/**
 * Folds a site's facts in their order into what its simulation draws from: lengths as work (by the wait engine's clock and slow-down),
 * patience (the wait engine's, with those who were served as censored), and the time from an offer to its acceptance, which shows in the
 * waits of those who came while somebody had room. Facts of other lines count only as what their agents are busy with. (ST3, ST5)
 */
export class SiteAtWork {
  private readonly chats: Chat[] = [];
  private readonly accepts: number[] = [];
  private readonly patience = new Patience();
  private readonly agents = new Map<number, AgentHands>();
  /** Since when somebody waits, by conversation: from coming to stand in line, or from coming back after long. What is told of a wait goes back to the first time. */
  private readonly waitingSinceMs = new Map<number, number>();
  private readonly isOwn: (line: number) => boolean;
  private withRoom = 0;
  /** Since when somebody has room without a break; Infinity while nobody has. */
  private roomSinceMs = Infinity;
  private readonly counted: KeptInTime;

  constructor(isOwn: (line: number) => boolean, withinMs: number) {
    this.isOwn = isOwn;
    this.counted = new KeptInTime(withinMs);
  }

  /** `isTest`: it is about a test, which takes its agent's time and says nothing of visitors (TC1). */
  observe(fact: WaitFact, atMs: number, isTest = false): void {
    switch (fact.kind) {
      case "slots":
        return this.change(this.agentOf(fact.agent, atMs), atMs, {
          slots: fact.lines.some(this.isOwn) ? fact.slots : 0,
        });
      case "accepted":
        return this.accepted(fact, atMs, isTest);
      case "left":
        return this.left(fact, atMs, isTest);
      case "ended":
        if (this.isOwn(fact.line) && !isTest) this.keep(fact, atMs);
        return this.letGo(fact.agent, fact, atMs);
      case "brokeOff":
        this.letGo(fact.agent, fact, atMs);
        return this.take(fact.to, fact.conversation, this.agentOf(fact.to, atMs).load + 1, atMs);
      case "queued":
        // Returned: out of the hands of an agent who was lost.
        if (fact.agent !== null) this.letGo(fact.agent, fact, atMs);
        this.waitingSinceMs.set(fact.conversation, atMs);
        return;
      case "gone":
      case "moved":
        return;
      case "came":
        if (fact.awayMs >= BRIEF_ABSENCE_MS) this.cameBack(fact, atMs, isTest);
        return;
      default:
        fact satisfies never;
    }
  }

  lessons(): Lessons {
    const lengths = new ChatLengths();
    for (const { agent, load, work } of this.chats.slice(-SLOWDOWN_CHATS)) {
      lengths.learnEnded("site", String(agent), work, load);
    }
    const workMs = Float64Array.from(this.chats, ({ work }) => work[lengths.betaIndex] ?? 0);
    const { patience, counted } = this;
    const acceptMs = Float64Array.from(this.accepts);
    return { workMs, beta: lengths.beta, acceptMs, patience, counted };
  }

  private accepted(
    fact: Extract<WaitFact, { kind: "accepted" }>,
    atMs: number,
    isTest: boolean,
  ): void {
    const waitMs = this.waitOf(fact, atMs);
    if (this.isOwn(fact.line) && !isTest) {
      if (this.roomSinceMs <= atMs - waitMs && waitMs <= MAX_ACCEPT_MS) {
        this.accepts.push(waitMs);
        if (this.accepts.length > KEPT_ACCEPTS) this.accepts.shift();
      }
      this.waited(waitMs, false);
    }
    this.take(fact.agent, fact.conversation, fact.load, atMs);
  }

  private left(fact: Extract<WaitFact, { kind: "left" }>, atMs: number, isTest: boolean): void {
    // Who had gone before was not waiting any more (W6).
    const waitMs = this.waitOf(fact, atMs - fact.awayMs);
    if (this.isOwn(fact.line) && !isTest) this.waited(waitMs, true);
  }

  /** Whoever was gone for long waits anew; their wait before ended where they went (W14). */
  private cameBack(fact: Extract<WaitFact, { kind: "came" }>, atMs: number, isTest: boolean): void {
    const sinceMs = this.waitingSinceMs.get(fact.conversation);
    if (sinceMs !== undefined && this.isOwn(fact.line) && !isTest)
      this.waited(Math.max(0, atMs - fact.awayMs - sinceMs), true);
    this.waitingSinceMs.set(fact.conversation, atMs);
  }

  /** How long a wait was that has ended then; of one whose beginning lies before the history, as long as it is said to be. */
  private waitOf(fact: Extract<WaitFact, { kind: "accepted" | "left" }>, endMs: number): number {
    const sinceMs = this.waitingSinceMs.get(fact.conversation);
    this.waitingSinceMs.delete(fact.conversation);
    const awayMs = fact.kind === "left" ? fact.awayMs : 0;
    return Math.max(0, sinceMs === undefined ? fact.waitMs - awayMs : endMs - sinceMs);
  }

  /** A chat ended that was this agent's to the end. Of one that went elsewhere only the last part is known, and that is what it took there. */
  private keep(fact: Extract<WaitFact, { kind: "ended" }>, atMs: number): void {
    if (!(fact.chatMs > 0)) return;
    const hands = this.agentOf(fact.agent, atMs);
    const begun = hands.begun.get(fact.conversation);
    const share = Math.min(1, MAX_CHAT_MS / fact.chatMs);
    const work =
      begun === undefined
        ? Float64Array.from(BETAS, (beta) => fact.chatMs / slowdown(beta, fact.load))
        : hands.clock.read(atMs).map((read, at) => read - (begun[at] ?? 0));
    this.chats.push({ agent: fact.agent, load: fact.load, work: work.map((ms) => ms * share) });
    if (this.chats.length > KEPT_CHATS) this.chats.shift();
  }

  private take(agent: number, conversation: number, load: number, atMs: number): void {
    const hands = this.agentOf(agent, atMs);
    hands.begun.set(conversation, hands.clock.read(atMs));
    this.change(hands, atMs, { load });
  }

  /** A chat is out of an agent's hands, whose load it was part of. */
  private letGo(agent: number, fact: { conversation: number; load: number }, atMs: number): void {
    const hands = this.agentOf(agent, atMs);
    hands.begun.delete(fact.conversation);
    this.change(hands, atMs, { load: Math.max(0, fact.load - 1) });
  }

  private waited(waitMs: number, hasLeft: boolean): void {
    this.patience.learn(waitMs, hasLeft);
    this.counted.add(waitMs, hasLeft);
  }

  private agentOf(agent: number, atMs: number): AgentHands {
    let hands = this.agents.get(agent);
    if (hands === undefined) {
      hands = { slots: 0, load: 0, clock: new WorkClock(atMs), begun: new Map() };
      this.agents.set(agent, hands);
    }
    return hands;
  }

  private change(
    hands: AgentHands,
    atMs: number,
    next: Partial<Pick<AgentHands, "slots" | "load">>,
  ): void {
    const hadRoom = hands.slots > hands.load;
    Object.assign(hands, next);
    if (next.load !== undefined) hands.clock.setLoad(next.load, atMs);
    const hasRoom = hands.slots > hands.load;
    if (hadRoom === hasRoom) return;
    this.withRoom += hasRoom ? 1 : -1;
    if (this.withRoom === 0) this.roomSinceMs = Infinity;
    else if (this.withRoom === 1 && hasRoom) this.roomSinceMs = atMs;
  }
}
