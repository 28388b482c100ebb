import { byQueueOrder } from "../queue.ts";
import type { InLine } from "./desk-picture.ts";
import { luckOf } from "./random.ts";

/** How many of a line stand before a place: all of them, and those who are there. */
export interface Ahead {
  readonly all: number;
  readonly here: number;
}

/**
 * Who waits: by name, and each line in the order of service. Coming, going and asking for a place take O(log n) of those in the line; whoever
 * is there is gone through from the front without putting anything in order first. (W10)
 */
export class WaitingLines {
  readonly #byName = new Map<string, InLine>();
  readonly #roots = new Map<string, Node>();

  get size(): number {
    return this.#byName.size;
  }

  get(conversation: string): InLine | undefined {
    return this.#byName.get(conversation);
  }

  has(conversation: string): boolean {
    return this.#byName.has(conversation);
  }

  values(): Iterable<InLine> {
    return this.#byName.values();
  }

  /** Puts one in line, or elsewhere in it. */
  set(one: InLine): void {
    this.delete(one.conversation);
    this.#byName.set(one.conversation, one);
    const [before, behind] = split(this.#roots.get(one.line), one);
    this.#keep(one.line, merge(merge(before, leafOf(one)), behind));
  }

  delete(conversation: string): void {
    const one = this.#byName.get(conversation);
    if (one === undefined) return;
    this.#byName.delete(conversation);
    const [before, rest] = split(this.#roots.get(one.line), one);
    this.#keep(one.line, merge(before, withoutFirst(rest)));
  }

  /** The lines in which somebody is there. */
  lines(): string[] {
    return [...this.#roots].flatMap(([line, { here }]) => (here > 0 ? [line] : []));
  }

  /** How many of a line are there. */
  hereIn(line: string): number {
    return this.#roots.get(line)?.here ?? 0;
  }

  /** How many of a line stand before one of this or another line. */
  ahead(line: string, one: InLine): Ahead {
    let all = 0;
    let here = 0;
    for (let node = this.#roots.get(line); node !== undefined;) {
      if (compare(node.one, one) >= 0) {
        node = node.before;
        continue;
      }
      all += 1 + (node.before?.all ?? 0);
      here += Number(node.one.isHere) + (node.before?.here ?? 0);
      node = node.behind;
    }
    return { all, here };
  }

  /** The place in their own line, passed over or not: 1 = next; undefined for who does not wait. */
  placeOf(conversation: string): number | undefined {
    const one = this.#byName.get(conversation);
    return one === undefined ? undefined : this.ahead(one.line, one).all + 1;
  }

  /** Those of some lines who are there, in the order of service (Q1, Q5); a line of which `goesOn` does not hold is left from there on. */
  *inOrder(
    lines: readonly string[],
    goesOn: (line: string) => boolean = () => true,
  ): Generator<InLine> {
    const walks = lines.map((line) => new Walk(line, this.#roots.get(line)));
    for (;;) {
      let first: Walk | undefined;
      for (const walk of walks) {
        if (walk.at === undefined || !goesOn(walk.line)) continue;
        if (first?.at === undefined || compare(walk.at, first.at) < 0) first = walk;
      }
      if (first?.at === undefined) return;
      yield first.at;
      first.next();
    }
  }

  /** The first so many of those. */
  firstOf(lines: readonly string[], count: number): InLine[] {
    const first: InLine[] = [];
    for (const one of this.inOrder(lines)) {
      if (first.length === count) break;
      first.push(one);
    }
    return first;
  }

  #keep(line: string, root: Node | undefined): void {
    if (root === undefined) this.#roots.delete(line);
    else this.#roots.set(line, root);
  }
}

/** One in a line, with those before and behind: a treap, whose depth is that of a tree put together by chance (Seidel and Aragon, 1996). */
interface Node {
  readonly one: InLine;
  /** Chance that is the conversation's own, so that the same line has the same tree. */
  readonly luck: number;
  before: Node | undefined;
  behind: Node | undefined;
  /** In this part of the tree: everybody, and those who are there. */
  all: number;
  here: number;
}

/** Goes through those of a line who are there, from the front. */
class Walk {
  readonly line: string;
  at: InLine | undefined;
  readonly #path: Node[] = [];

  constructor(line: string, root: Node | undefined) {
    this.line = line;
    this.#descend(root);
    this.next();
  }

  next(): void {
    for (;;) {
      const node = this.#path.pop();
      this.at = node?.one;
      if (node === undefined) return;
      this.#descend(node.behind);
      if (node.one.isHere) return;
    }
  }

  #descend(from: Node | undefined): void {
    for (let node = from; node !== undefined && node.here > 0; node = node.before)
      this.#path.push(node);
  }
}

/** The order of service; of two who stand at the same place, the order of their names. */
function compare(one: InLine, other: InLine): number {
  const order = byQueueOrder(one, other);
  if (order !== 0 || one.conversation === other.conversation) return order;
  return one.conversation < other.conversation ? -1 : 1;
}

function leafOf(one: InLine): Node {
  const luck = luckOf(one.conversation);
  return { one, luck, before: undefined, behind: undefined, all: 1, here: Number(one.isHere) };
}

function counted(node: Node): Node {
  const { before, behind, one } = node;
  node.all = 1 + (before?.all ?? 0) + (behind?.all ?? 0);
  node.here = Number(one.isHere) + (before?.here ?? 0) + (behind?.here ?? 0);
  return node;
}

/** One tree of two, of which the first stands before the second. */
function merge(first: Node | undefined, second: Node | undefined): Node | undefined {
  if (first === undefined) return second;
  if (second === undefined) return first;
  if (first.luck > second.luck) {
    first.behind = merge(first.behind, second);
    return counted(first);
  }
  second.before = merge(first, second.before);
  return counted(second);
}

/** Two trees of one: those before a place, and the rest. */
function split(node: Node | undefined, place: InLine): [Node | undefined, Node | undefined] {
  if (node === undefined) return [undefined, undefined];
  if (compare(node.one, place) < 0) {
    const [before, rest] = split(node.behind, place);
    node.behind = before;
    return [counted(node), rest];
  }
  const [before, rest] = split(node.before, place);
  node.before = rest;
  return [before, counted(node)];
}

function withoutFirst(node: Node | undefined): Node | undefined {
  if (node?.before === undefined) return node?.behind;
  node.before = withoutFirst(node.before);
  return counted(node);
}
