/** Why a bound grew: fewer agents take chats, somebody came to stand ahead, or chats take longer than they used to. */
export type Reason = "fewerAgents" | "cameAhead" | "longChats";

/** What happened lately that makes a wait longer, by line. Of each kind the latest is enough: who is told now was told before it, or after. */
export class Reasons {
  private readonly fewerAgentsAt = new Map<string, number>();
  private readonly cameAheadAt = new Map<string, { atMs: number; conversation: string }>();

  /** An agent of these lines went, or takes fewer chats from now on. */
  fewerAgents(lines: readonly string[], atMs: number): void {
    for (const line of lines) this.fewerAgentsAt.set(line, atMs);
  }

  /** Somebody came to stand before others of a line: returned, with a higher priority, or back in an earlier place. */
  cameAhead(line: string, conversation: string, atMs: number): void {
    this.cameAheadAt.set(line, { atMs, conversation });
  }

  /**
   * Why one who waits is told a later bound than at `sinceMs`: what has happened since. `isAhead` says who stands before her. With nothing of
   * the kind, the chats before her last longer than was thought.
   */
  since(sinceMs: number, line: string, isAhead: (conversation: string) => boolean): Reason {
    if ((this.fewerAgentsAt.get(line) ?? -Infinity) >= sinceMs) return "fewerAgents";
    const came = this.cameAheadAt.get(line);
    const isBefore = came !== undefined && came.atMs >= sinceMs && isAhead(came.conversation);
    return isBefore ? "cameAhead" : "longChats";
  }
}
