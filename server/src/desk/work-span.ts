import { isAtWork, workSpanAfter } from "../domain/work-span.ts";
import { one, run, type Script } from "../store/script.ts";
import { saveWorkSpan, workSpanOf } from "../store/statements/work-spans.ts";
import type { KnownAgent } from "./acting-agent.ts";
import type { Work } from "./work.ts";

/** Writes down since when an agent, as they are now, has been at work without a pause (BO4). */
export function* followWorkSpan({ desk, nowMs }: Work, agent: KnownAgent): Script<void> {
  const before = yield* one(workSpanOf, { desk, agent: agent.id });
  const after = workSpanAfter(before, isAtWork(agent), nowMs);
  if (after !== undefined) yield* run(saveWorkSpan, { desk, agent: agent.id, ...after });
}
