import type { EffectScript, Outcome } from "./engine.ts";
import type { Script, Step } from "./script.ts";
import type { Recorded } from "./stored-event.ts";

/** One command in a group: how to make its script, as often as it takes. */
export interface Member {
  readonly factory: () => Script<Recorded<unknown>>;
}

export interface GroupRules<M extends Member> {
  readonly desk: number;
  /** The next command to take in, or undefined when the group is full: by number, by time, or because nothing waits. */
  readonly take: () => M | undefined;
  /** Tells a refusal, which is an answer, from a failure. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly beforeCommit?: (settled: readonly Settled<M>[]) => void;
}

/** A command of the group with what it is to be told once the group is durable. */
export interface Settled<M extends Member> {
  readonly member: M;
  readonly outcome: Outcome<Recorded<unknown>>;
}

/** `isCommitted` false: nothing of the group is durable, whatever its commands had been on the way to answer. */
export type GroupResult<M extends Member> =
  | { readonly isCommitted: true; readonly settled: readonly Settled<M>[] }
  | { readonly isCommitted: false; readonly members: readonly M[]; readonly error: unknown };

/**
 * Runs commands in one transaction. A refusal thrown before a command's first write is only noted; anything else that is thrown, by a
 * command, by opening or by committing, rolls the whole group back, also the refusals, which may rest on what is now undone.
 *
 * Why no savepoint per command: a full disk may roll the whole transaction back under it, and what follows would be durable although its
 * command was told that it failed.
 */
export function* runGroup<M extends Member>(rules: GroupRules<M>): EffectScript<GroupResult<M>> {
  const settled: Settled<M>[] = [];
  const members: M[] = [];
  try {
    yield { boundary: "begin", desk: rules.desk };
    for (let member = rules.take(); member !== undefined; member = rules.take()) {
      members.push(member);
      settled.push({ member, outcome: yield* runMember(member, rules.isRefusal) });
    }
    rules.beforeCommit?.(settled);
    yield { boundary: "commit" };
  } catch (error) {
    yield { boundary: "rollback" };
    // When even the opening failed, the group has taken nobody in yet: it takes one, so that somebody is told.
    const first = members.length === 0 ? rules.take() : undefined;
    return { isCommitted: false, members: first === undefined ? members : [first], error };
  }
  return { isCommitted: true, settled };
}

/** A script that only reads, on one state of the database from its first statement to its last. */
export function* snapshot<T>(factory: () => Script<T>): EffectScript<T> {
  yield { boundary: "snapshot" };
  try {
    return yield* factory();
  } finally {
    yield { boundary: "rollback" };
  }
}

function* runMember(
  member: Member,
  isRefusal: (error: unknown) => boolean,
): EffectScript<Outcome<Recorded<unknown>>> {
  const script = member.factory();
  let hasWritten = false;
  try {
    let next = script.next();
    while (next.done !== true) {
      hasWritten ||= writes(next.value);
      next = script.next(yield next.value);
    }
    return { ok: true, value: next.value };
  } catch (error) {
    if (hasWritten || !isRefusal(error)) throw error;
    return { ok: false, error };
  }
}

function writes(effect: Step | readonly Step[]): boolean {
  return "mode" in effect
    ? effect.statement.kind === "write"
    : effect.some((step) => step.statement.kind === "write");
}
