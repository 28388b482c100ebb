import type { AgentPlan } from "./site-kind.ts";
import type { Waiter } from "./line.ts";

/** A chat in progress. */
export interface Chat {
  readonly waiter: Waiter;
  readonly startedWork: number;
  /** The agent's work at which it ends. */
  readonly endsWork: number;
  /** How likely it was, at the start, that nobody was there any more. */
  readonly emptyChance: number;
}

/** `away` between shifts, `paused` with chats going on, `leaving` at the end of a shift until the last chat ends, `dropped` without a connection. */
export type Presence = "away" | "open" | "paused" | "leaving" | "dropped";

/**
 * An agent and their chats. Work is the time that a single chat would have had: with n chats it grows `pace(n)` times as fast as the clock,
 * for all of them alike, so the next to end is always the one with the least `endsWork`.
 */
export class AgentAtWork {
  readonly number: number;
  readonly plan: AgentPlan;
  readonly #paceWith: readonly number[];
  presence: Presence = "away";
  chats: Chat[] = [];
  work = 0;
  #asOfMs = 0;
  /** When the next chat ends if nothing changes. */
  endMs = Infinity;
  /** The next change of presence, and what was drawn for it. */
  changeMs = Infinity;
  sinceMs = 0;
  shift = 0;
  shiftEndMs = Infinity;
  pauseMs = Infinity;
  dropMs = Infinity;

  constructor(number: number, plan: AgentPlan, paceWith: readonly number[]) {
    this.number = number;
    this.plan = plan;
    this.#paceWith = paceWith;
  }

  hasRoom(): boolean {
    return this.presence === "open" && this.chats.length < this.plan.capacity;
  }

  serves(department: number): boolean {
    return this.plan.departments.includes(department);
  }

  /** Chats per slot: who has least gets the next. */
  load(): number {
    return this.chats.length / this.plan.capacity;
  }

  #pace(): number {
    const last = this.#paceWith.length - 1;
    return this.plan.speed * (this.#paceWith[Math.min(this.chats.length - 1, last)] ?? 1);
  }

  /** Lets the chats advance to now. */
  advance(nowMs: number): void {
    if (this.chats.length > 0) this.work += (nowMs - this.#asOfMs) * this.#pace();
    this.#asOfMs = nowMs;
  }

  #look(): void {
    if (this.chats.length === 0) {
      this.endMs = Infinity;
      return;
    }
    let least = Infinity;
    for (const { endsWork } of this.chats) if (endsWork < least) least = endsWork;
    this.endMs = this.#asOfMs + Math.max(0, least - this.work) / this.#pace();
  }

  take(nowMs: number, waiter: Waiter, work: number, emptyChance: number): void {
    this.advance(nowMs);
    this.chats.push({
      waiter,
      startedWork: this.work,
      endsWork: this.work + work,
      emptyChance,
    });
    this.#look();
  }

  /** Ends the chat that is due. */
  finish(nowMs: number): Chat {
    this.advance(nowMs);
    const [chat] = this.chats.splice(this.chats.indexOf(dueFirst(this.chats)), 1);
    if (chat === undefined) throw new Error("no chat is due");
    this.#look();
    return chat;
  }

  /** Loses every chat, unfinished. */
  release(nowMs: number): Chat[] {
    this.advance(nowMs);
    const chats = this.chats;
    this.chats = [];
    this.#look();
    return chats;
  }

  /** Stands as `other` does, but for chats whose ends are given anew. */
  become(other: AgentAtWork, nowMs: number, chats: Chat[]): void {
    this.presence = other.presence;
    this.chats = chats;
    this.work = other.work;
    this.#asOfMs = nowMs;
    this.sinceMs = other.sinceMs;
    this.shift = other.shift;
    this.#look();
  }
}

function dueFirst(chats: readonly Chat[]): Chat {
  return chats.reduce((first, chat) => (chat.endsWork < first.endsWork ? chat : first));
}
