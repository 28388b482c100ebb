/**
 * The moments at which slots come free, earliest first, in one binary heap for each group of slots that serve the same lines (J. W. J.
 * Williams, Communications of the ACM 7, 1964). All heaps lie in the same two arrays, which only ever grow, so that thousands of
 * replications allocate nothing.
 */
export class SlotHeaps {
  private times = new Float64Array(64);
  private agents = new Int32Array(64);
  private starts = new Int32Array(8);
  private sizes = new Int32Array(8);
  /** The earliest of each group, Infinity where there is none. */
  private firsts = new Float64Array(8);
  private groups = 0;

  /** Makes room for groups of so many slots each, all empty. */
  reset(slotsOfGroups: readonly number[]): void {
    if (this.starts.length < slotsOfGroups.length) {
      this.starts = new Int32Array(slotsOfGroups.length * 2);
      this.sizes = new Int32Array(slotsOfGroups.length * 2);
      this.firsts = new Float64Array(slotsOfGroups.length * 2);
    }
    this.groups = slotsOfGroups.length;
    let start = 0;
    slotsOfGroups.forEach((slots, group) => {
      this.starts[group] = start;
      start += slots;
    });
    if (this.times.length < start) {
      this.times = new Float64Array(start * 2);
      this.agents = new Int32Array(start * 2);
    }
    this.clear();
  }

  clear(): void {
    for (let group = 0; group < this.groups; group += 1) {
      this.sizes[group] = 0;
      this.firsts[group] = Infinity;
    }
  }

  /** When the group's next slot comes free; infinite when it has none. */
  firstAt(group: number): number {
    return this.firsts[group] ?? Infinity;
  }

  /** Whose slot that is. */
  firstAgent(group: number): number {
    return this.agents[this.starts[group] ?? 0] ?? 0;
  }

  push(group: number, time: number, agent: number): void {
    const start = this.starts[group] ?? 0;
    let at = this.sizes[group] ?? 0;
    this.sizes[group] = at + 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.times[start + parent] ?? 0;
      if (above <= time) break;
      this.times[start + at] = above;
      this.agents[start + at] = this.agents[start + parent] ?? 0;
      at = parent;
    }
    this.times[start + at] = time;
    this.agents[start + at] = agent;
    if (at === 0) this.firsts[group] = time;
  }

  /** The group's next slot is taken, and free again at that time. */
  replaceFirst(group: number, time: number): void {
    const start = this.starts[group] ?? 0;
    const size = this.sizes[group] ?? 0;
    const agent = this.agents[start] ?? 0;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let below = this.times[start + child] ?? Infinity;
      const other = child + 1 < size ? (this.times[start + child + 1] ?? Infinity) : Infinity;
      if (other < below) {
        child += 1;
        below = other;
      }
      if (below >= time) break;
      this.times[start + at] = below;
      this.agents[start + at] = this.agents[start + child] ?? 0;
      at = child;
    }
    this.times[start + at] = time;
    this.agents[start + at] = agent;
    this.firsts[group] = this.times[start] ?? Infinity;
  }
}
