import {
  type CountName,
  isGreeting,
  type SentReply,
  type SpreadName,
} from "@presently/shared/protocol";
import { promisedMs } from "../wait-score.ts";

/** An event as its row tells it; `data` holds ids, codes and numbers alone. */
export interface Told {
  readonly type: string;
  readonly actor: string;
  readonly atMs: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The events that figures are taken from; whoever reads passes over all others. */
export const countedTypes = [
  "conversation.started",
  "conversation.queued",
  "conversation.assigned",
  "conversation.closed",
  "conversation.reopened",
  "conversation.messageLeft",
  "conversation.marked",
  "message.posted",
  "rating.given",
  "solution.answered",
  "wait.announced",
  "wrapUp.started",
  "wrapUp.ended",
  "promise.kept",
  "promise.broken",
] as const;

/** Who left the queue within this span hardly waited, and is told apart (RP2). */
const SHORT_MS = 10_000;
const DAY_MS = 24 * 3_600_000;
/** Who comes back within this span was not helped (RP4). */
export const CAME_BACK_MS = 7 * DAY_MS;
/** From this score on a visitor is satisfied (RP5). */
const SATISFIED = 4;

const LEVELS = [
  ["within20s", 20_000],
  ["within60s", 60_000],
  ["within2min", 120_000],
  ["within5min", 300_000],
] as const;

/** Takes what is counted: for the team as a whole, and for the agent whose doing it was, "" = nobody's. */
export interface Tally {
  count(name: CountName, agent: string, times?: number): void;
  span(name: SpreadName, agent: string, spanMs: number): void;
}

/** How a conversation ended for its visitor; undefined = they have not said, and have not come back. */
type Solution = "solved" | "notSolved" | undefined;

/** Counts one conversation from its events, in their order (RP1 to RP5). `isReContact`: its visitor had one that ended shortly before. */
export function tallyConversation(
  events: readonly Told[],
  isReContact: boolean,
  tally: Tally,
): void {
  const chat = new Chat(tally);
  tally.count("conversations", "");
  if (isReContact) tally.count("reContacts", "");
  for (const event of events) chat.hear(event);
  chat.end();
}

/** Reads one conversation's events from the first to the last. */
class Chat {
  readonly #tally: Tally;
  #stayFromMs: number | undefined;
  /** What was told first in this stay in the queue: how long it takes at the latest, by its words; null = no time. */
  #toldMs: number | null | undefined;
  #holder = "";
  #heldFromMs: number | undefined;
  readonly #handleMs = new Map<string, number>();
  readonly #wrapUpFromMs = new Map<string, number>();
  #firstMessageMs: number | undefined;
  #owedSinceMs: number | undefined;
  #hasResponse = false;
  #isGreeted = false;
  #closedMs: number | undefined;
  #startedMs: number | undefined;
  #solution: Solution;
  #score: number | undefined;

  constructor(tally: Tally) {
    this.#tally = tally;
  }

  hear(event: Told): void {
    const { type, actor, atMs, data } = event;
    this.#startedMs ??= atMs;
    switch (type) {
      case "conversation.queued":
        return this.#queue(atMs);
      case "wait.announced":
        return this.#tell(data["range"]);
      case "conversation.assigned":
        return this.#assign(atMs, data);
      case "message.posted":
        return this.#post(actor, atMs, isUneditedStarter(data["cannedReply"]));
      case "conversation.messageLeft":
        this.#leaveQueue("leftMessage", atMs);
        return this.#endHold(atMs);
      case "conversation.closed":
        this.#leaveQueue("abandoned", atMs);
        this.#endHold(atMs);
        this.#closedMs = atMs;
        return;
      case "conversation.reopened":
        if (data["undone"] !== undefined) return this.#undoClose();
        if (this.#closedMs !== undefined && atMs - this.#closedMs <= CAME_BACK_MS)
          this.#solution = "notSolved";
        this.#closedMs = undefined;
        return;
      case "solution.answered":
        this.#solution = data["isSolved"] === true ? "solved" : "notSolved";
        return;
      case "rating.given":
        this.#score = Number(data["score"]);
        return;
      case "wrapUp.started":
        this.#wrapUpFromMs.set(String(data["agentId"]), atMs);
        return;
      case "promise.kept":
        // One that was late was counted when its time passed.
        return data["isLate"] === true ? undefined : this.#decidePromise(true);
      case "promise.broken":
        return this.#decidePromise(false);
      case "wrapUp.ended":
        // Taken back with the end: there was none.
        if (data["reason"] === "undone")
          return void this.#wrapUpFromMs.delete(String(data["agentId"]));
        return this.#endWrapUp(String(data["agentId"]), atMs);
    }
  }

  /** What only the end tells. */
  end(): void {
    if (this.#stayFromMs !== undefined) this.#tally.count("waiting", "");
    if (this.#closedMs === undefined || this.#holder === "") return;
    const agent = this.#holder;
    this.#tally.count("ended", agent);
    if (this.#solution !== undefined) this.#tally.count(this.#solution, agent);
    this.#tally.span("resolution", agent, this.#closedMs - (this.#startedMs ?? 0));
    for (const [holder, spanMs] of this.#handleMs) this.#tally.span("handleTime", holder, spanMs);
    if (this.#score === undefined) return;
    this.#tally.count("rated", agent);
    this.#tally.count("ratingSum", agent, this.#score);
    if (this.#score >= SATISFIED) this.#tally.count("satisfied", agent);
  }

  #queue(atMs: number): void {
    // Whoever stands in line and says what it is about stands there since before.
    if (this.#stayFromMs !== undefined) return;
    this.#endHold(atMs);
    this.#stayFromMs = atMs;
    this.#toldMs = undefined;
    this.#tally.count("offered", "");
  }

  #tell(range: unknown): void {
    if (this.#stayFromMs === undefined || this.#toldMs !== undefined) return;
    this.#toldMs = isRange(range) ? promisedMs(range) : null;
  }

  #assign(atMs: number, data: Told["data"]): void {
    const agent = String(data["agentId"]);
    if (this.#stayFromMs !== undefined) {
      const waitMs = atMs - this.#stayFromMs;
      this.#tally.count("answered", agent);
      this.#tally.span("wait", agent, waitMs);
      for (const [level, mostMs] of LEVELS) if (waitMs <= mostMs) this.#tally.count(level, agent);
      this.#decideRange(waitMs, true);
      this.#stayFromMs = undefined;
    }
    if (data["reason"] === "transferred") this.#tally.count("transfers", this.#holder);
    this.#endHold(atMs);
    this.#holder = agent;
    this.#heldFromMs = atMs;
  }

  #post(actor: string, atMs: number, isGreeting: boolean): void {
    if (actor.startsWith("vis_")) {
      this.#firstMessageMs ??= atMs;
      this.#owedSinceMs ??= atMs;
      return;
    }
    if (!actor.startsWith("agt_")) return;
    if (isGreeting) return this.#greet(actor, atMs);
    if (!this.#hasResponse && this.#firstMessageMs !== undefined) {
      this.#hasResponse = true;
      this.#tally.span("firstResponse", actor, atMs - this.#firstMessageMs);
    } else if (this.#owedSinceMs !== undefined) {
      this.#tally.span("replyGap", actor, atMs - this.#owedSinceMs);
    }
    this.#owedSinceMs = undefined;
  }

  /** An unedited starter answers nothing: how soon it came is told apart (CR6, RP3). */
  #greet(actor: string, atMs: number): void {
    if (this.#isGreeted || this.#hasResponse || this.#firstMessageMs === undefined) return;
    this.#isGreeted = true;
    this.#tally.span("greeted", actor, atMs - this.#firstMessageMs);
  }

  #leaveQueue(how: "abandoned" | "leftMessage", atMs: number): void {
    if (this.#stayFromMs === undefined) return;
    const stayMs = atMs - this.#stayFromMs;
    this.#tally.count(how, "");
    if (how === "abandoned" && stayMs < SHORT_MS) this.#tally.count("shortAbandoned", "");
    this.#decideRange(stayMs, false);
    this.#stayFromMs = undefined;
  }

  /** Whoever left while the bound still held says nothing of it, as in the score of the waits (W16). */
  #decideRange(lastedMs: number, isServed: boolean): void {
    const toldMs = this.#toldMs ?? Infinity;
    if (toldMs === Infinity || (!isServed && lastedMs <= toldMs)) return;
    this.#tally.count("decidedRanges", "");
    if (lastedMs <= toldMs) this.#tally.count("keptRanges", "");
  }

  /** A promise is the team's, whoever gave it (PM6). */
  #decidePromise(isKept: boolean): void {
    this.#tally.count("decidedPromises", "");
    if (isKept) this.#tally.count("keptPromises", "");
  }

  #endHold(atMs: number): void {
    if (this.#heldFromMs === undefined) return;
    const beforeMs = this.#handleMs.get(this.#holder) ?? 0;
    this.#handleMs.set(this.#holder, beforeMs + atMs - this.#heldFromMs);
    this.#heldFromMs = undefined;
  }

  /** The end was taken back: it is as if the chat had gone on (UD2). */
  #undoClose(): void {
    this.#heldFromMs = this.#closedMs;
    this.#closedMs = undefined;
  }

  #endWrapUp(agent: string, atMs: number): void {
    const fromMs = this.#wrapUpFromMs.get(agent);
    if (fromMs === undefined) return;
    this.#wrapUpFromMs.delete(agent);
    this.#tally.span("wrapUp", agent, atMs - fromMs);
  }
}

function isUneditedStarter(used: unknown): boolean {
  if (typeof used !== "object" || used === null) return false;
  // Safe: `appendEvents` alone writes it, as the schema of the message says.
  return isGreeting(used as SentReply);
}

function isRange(range: unknown): range is { lowMs: number; highMs: number } {
  return typeof range === "object" && range !== null && "lowMs" in range && "highMs" in range;
}
