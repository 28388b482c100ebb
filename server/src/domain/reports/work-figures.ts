import type { WorkFigures } from "@presently/shared/protocol";
import type { AgentDay } from "./work-time.ts";

/** Of fewer agents a day's time would be somebody's own: it is told to nobody else (RP12). */
export const LEAST_AGENTS = 3;
/** Nine tenths of the time no more chats were open at once. */
const MOST_OF_IT = 0.9;

export type AgentsOfDay = Readonly<Record<string, AgentDay>>;

/** Adds up the days of a team, or of one agent, who is then the only one in them. */
export class WorkSums {
  readonly #agents = new Set<string>();
  #onlineMs = 0;
  #busyMs = 0;
  readonly #atOnceMs: number[] = [];

  add(id: string, { onlineMs, busyMs, atOnceMs }: AgentDay): void {
    this.#agents.add(id);
    this.#onlineMs += onlineMs;
    this.#busyMs += busyMs;
    for (const [at, ms] of atOnceMs.entries()) this.#atOnceMs[at] = (this.#atOnceMs[at] ?? 0) + ms;
  }

  /** Null where nobody was online. */
  figures(): WorkFigures | null {
    if (this.#agents.size === 0) return null;
    const chatMs = this.#atOnceMs.reduce((sum, ms) => sum + ms, 0);
    const weighed = this.#atOnceMs.reduce((sum, ms, at) => sum + ms * (at + 1), 0);
    return {
      agents: this.#agents.size,
      onlineMs: this.#onlineMs,
      busyMs: this.#busyMs,
      chatMs,
      meanAtOnce: chatMs === 0 ? null : weighed / chatMs,
      p90AtOnce: chatMs === 0 ? null : this.#mostAtOnce(chatMs),
    };
  }

  #mostAtOnce(chatMs: number): number {
    let belowMs = 0;
    for (const [at, ms] of this.#atOnceMs.entries()) {
      belowMs += ms;
      if (belowMs >= chatMs * MOST_OF_IT) return at + 1;
    }
    return this.#atOnceMs.length;
  }
}

/** The team's days: only those on which so many were online that none of it is one agent's. */
export function toldOfTeam(agents: AgentsOfDay): [string, AgentDay][] {
  const all = Object.entries(agents);
  return all.length < LEAST_AGENTS ? [] : all;
}
