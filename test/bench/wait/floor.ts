import { AgentAtWork, type Chat } from "./agent-at-work.ts";
import type { Chance } from "./chance.ts";
import { isBefore, join, type Waiter } from "./line.ts";
import { change, goHome, startOut } from "./presence.ts";
import { HOUR_MS, type Site } from "./site-kind.ts";

/** Who is told what happens, at the moment it has happened. */
export interface Watch {
  presence?(agent: AgentAtWork, capacity: number | "online" | "offline"): void;
  /** `ahead` counts who stands before them for the slots that serve them. */
  queued?(waiter: Waiter, hasFreeSlot: boolean): void;
  assigned?(waiter: Waiter, agent: AgentAtWork): void;
  ended?(chat: Chat, agent: AgentAtWork): void;
  left?(waiter: Waiter): void;
  /** An agent's slot would have gone to somebody who has left. */
  wouldBeServed?(waiter: Waiter): void;
}

/** The floor of a site: agents, their chats, the line, and what happens next. Everything random comes from `chance`. */
export class Floor {
  readonly site: Site;
  readonly agents: readonly AgentAtWork[];
  line: Waiter[] = [];
  nowMs = 0;
  arrivalMs = 0;
  /** The next arrival comes on the heels of the last. */
  follows = false;
  /** Who left, until a slot comes that would have been theirs. */
  readonly #missed: Waiter[] = [];
  readonly #chance: Chance;
  readonly #watch: Watch;
  #conversations: number;
  /** Leavers are taken out of the line when they leave; otherwise when their turn comes, which is the same to all others. */
  readonly #isTold: boolean;
  /** Draws a chat length by department, a patience, a useless chat. */
  readonly #chat: readonly ((chance: Chance) => number)[];
  readonly #patience: (chance: Chance) => number;
  readonly #foundOut: ((chance: Chance) => number) | undefined;

  constructor(site: Site, chance: Chance, watch: Watch, isTold: boolean, conversations = 0) {
    this.site = site;
    this.#chance = chance;
    this.#watch = watch;
    this.#isTold = isTold;
    this.#conversations = conversations;
    this.agents = site.agents.map((plan, number) => new AgentAtWork(number, plan, site.paceWith));
    this.#chat = site.departments.map(({ chat }) => chat.beyond(0));
    this.#patience = site.patience.beyond(0);
    this.#foundOut = site.silence?.foundOut.beyond(0);
  }

  /** Begins at Monday 00:00 with nobody there. */
  begin(): void {
    for (const agent of this.agents) startOut(agent, this.#chance);
    this.drawArrival();
  }

  /** Lets the next thing happen, if any comes by `untilMs`. */
  step(untilMs: number): boolean {
    let nextMs = this.arrivalMs;
    let next: AgentAtWork | Waiter | undefined;
    let isEnd = false;
    for (const agent of this.agents) {
      if (agent.endMs < nextMs) [nextMs, next, isEnd] = [agent.endMs, agent, true];
      if (agent.changeMs < nextMs) [nextMs, next, isEnd] = [agent.changeMs, agent, false];
    }
    if (this.#isTold)
      for (const waiter of this.line)
        if (waiter.noticedMs < nextMs) [nextMs, next] = [waiter.noticedMs, waiter];
    if (nextMs > untilMs) return false;
    this.nowMs = nextMs;
    if (next === undefined) this.#arrive();
    else if (!(next instanceof AgentAtWork)) this.#leave(next);
    else if (isEnd) this.#end(next);
    else this.#change(next);
    return true;
  }

  /** Whether anybody is in line, or left it and has not been passed. */
  isSettled(): boolean {
    return this.line.length === 0 && this.#missed.length === 0;
  }

  /** Draws the next arrival, by thinning (Lewis and Shedler, 1979): candidates at the highest rate, kept with the ratio of the true one. */
  drawArrival(): void {
    const { perHour, mostPerHour, followMs } = this.site.arrivals;
    const { endsMs } = this.site;
    let atMs = this.nowMs;
    if (this.follows) atMs -= followMs * Math.log(this.#chance());
    else
      do atMs -= (HOUR_MS / mostPerHour) * Math.log(this.#chance());
      while (atMs < endsMs && this.#chance() * mostPerHour >= perHour(atMs));
    this.arrivalMs = atMs < endsMs ? atMs : Infinity;
  }

  #arrive(): void {
    const { followChance, priorityShare } = this.site.arrivals;
    this.follows = followChance > 0 && this.#chance() < followChance;
    this.drawArrival();
    const priority = priorityShare > 0 && this.#chance() < priorityShare ? 1 : 0;
    const conversation = this.#conversations;
    this.#conversations += 1;
    this.#enter(conversation, this.#department(), priority, false, this.nowMs);
  }

  #department(): number {
    const { departments } = this.site;
    let at = departments.length === 1 ? 0 : this.#chance();
    let department = 0;
    while (department < departments.length - 1 && at >= (departments[department]?.share ?? 0)) {
      at -= departments[department]?.share ?? 0;
      department += 1;
    }
    return department;
  }

  #enter(
    conversation: number,
    department: number,
    priority: 0 | 1,
    isBack: boolean,
    arrivedMs: number,
  ): void {
    const leavesMs = this.nowMs + this.#patience(this.#chance);
    const { silence } = this.site;
    const isSilent = silence !== undefined && this.#chance() < silence.share;
    const noticedMs = leavesMs + (isSilent ? silence.noticedAfterMs : 0);
    const waiter: Waiter = {
      conversation,
      department,
      priority,
      isBack,
      arrivedMs,
      queuedMs: this.nowMs,
      leavesMs,
      noticedMs,
    };
    const agent = this.#leastLoaded(department);
    if (agent === undefined) {
      join(this.line, waiter);
      this.#watch.queued?.(waiter, false);
    } else {
      this.#watch.queued?.(waiter, true);
      this.#assign(waiter, agent);
    }
  }

  /** Whoever has room serves nobody in line: else that visitor would have had the slot. */
  #leastLoaded(department: number): AgentAtWork | undefined {
    let best: AgentAtWork | undefined;
    for (const agent of this.agents)
      if (agent.hasRoom() && agent.serves(department) && (!best || agent.load() < best.load()))
        best = agent;
    return best;
  }

  #assign(waiter: Waiter, agent: AgentAtWork): void {
    const hasGone = waiter.leavesMs <= this.nowMs;
    const draw = hasGone ? this.#foundOut : this.#chat[waiter.department];
    if (draw === undefined) throw new Error("who leaves without silence is not in line");
    const emptyChance = this.#isTold
      ? emptyChanceAfter(this.site, this.nowMs - waiter.queuedMs)
      : 0;
    agent.take(this.nowMs, waiter, draw(this.#chance), emptyChance);
    this.#watch.assigned?.(waiter, agent);
  }

  #leave(waiter: Waiter): void {
    this.line.splice(this.line.indexOf(waiter), 1);
    join(this.#missed, waiter);
    this.#watch.left?.(waiter);
  }

  #end(agent: AgentAtWork): void {
    const chat = agent.finish(this.nowMs);
    this.#watch.ended?.(chat, agent);
    if (agent.presence === "leaving") this.#goHomeWhenDone(agent);
    else this.#fill(agent);
  }

  #change(agent: AgentAtWork): void {
    const became = change(agent, this.nowMs, this.#chance);
    switch (became) {
      case "came":
        this.#watch.presence?.(agent, "online");
        this.#fill(agent);
        return;
      case "resumed":
        this.#watch.presence?.(agent, agent.plan.capacity);
        this.#fill(agent);
        return;
      case "paused":
        this.#watch.presence?.(agent, 0);
        return;
      case "leaving":
        if (agent.chats.length > 0) this.#watch.presence?.(agent, 0);
        this.#goHomeWhenDone(agent);
        return;
      case "dropped":
        this.#watch.presence?.(agent, "offline");
        for (const { waiter } of agent.release(this.nowMs))
          this.#enter(
            waiter.conversation,
            waiter.department,
            waiter.priority,
            true,
            waiter.arrivedMs,
          );
        return;
      case "stays":
        return;
    }
  }

  #goHomeWhenDone(agent: AgentAtWork): void {
    if (agent.chats.length > 0) return;
    this.#watch.presence?.(agent, "offline");
    goHome(agent, this.nowMs, this.#chance);
  }

  /** Gives the agent's free slots to the line. */
  #fill(agent: AgentAtWork): void {
    while (agent.hasRoom()) {
      const waiter = this.#nextFor(agent);
      this.#passMissed(agent, waiter);
      if (waiter === undefined) return;
      this.#assign(waiter, agent);
    }
  }

  #nextFor(agent: AgentAtWork): Waiter | undefined {
    for (let place = 0; place < this.line.length; place += 1) {
      const waiter = this.line[place];
      if (waiter === undefined || !agent.serves(waiter.department)) continue;
      this.line.splice(place, 1);
      if (waiter.noticedMs > this.nowMs) return waiter;
      place -= 1;
    }
    return undefined;
  }

  /** Whoever left and stood before the one who gets the slot would have had it. Each is judged alone: only one of them stays in thought. */
  #passMissed(agent: AgentAtWork, next: Waiter | undefined): void {
    for (let place = 0; place < this.#missed.length; place += 1) {
      const missed = this.#missed[place];
      if (missed === undefined || !agent.serves(missed.department)) continue;
      if (next !== undefined && !isBefore(missed, next)) continue;
      this.#missed.splice(place, 1);
      place -= 1;
      this.#watch.wouldBeServed?.(missed);
    }
  }
}

/** How likely it is that somebody still in line after `waitedMs` has gone in silence. */
export function emptyChanceAfter({ patience, silence }: Site, waitedMs: number): number {
  if (silence === undefined || waitedMs <= 0) return 0;
  const isHere = patience.survival(waitedMs);
  const noticed = Math.max(0, waitedMs - silence.noticedAfterMs);
  const hasGone = silence.share * (patience.survival(noticed) - isHere);
  return hasGone / (isHere + hasGone);
}
