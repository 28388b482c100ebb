import type { ReadMarks } from "@presently/shared/protocol";

/** What one side says of how far it has come, in public numbers of the conversation (RM1). */
export type Reading = Partial<ReadMarks>;

/** Nothing was read yet. */
export const UNREAD: ReadMarks = { deliveredSeq: 0, agentSeq: 0, visitorSeq: 0 };

/**
 * The marks after what was said of them: none goes back, none lies beyond the conversation's last public number, and what an agent has seen
 * has been delivered (RM1). The very same object when nothing is new.
 */
export function readFurther(marks: ReadMarks, said: Reading, lastPublicSeq: number): ReadMarks {
  const further = (mark: number, seq = 0): number => Math.max(mark, Math.min(seq, lastPublicSeq));
  const agentSeq = further(marks.agentSeq, said.agentSeq);
  const next = {
    deliveredSeq: Math.max(further(marks.deliveredSeq, said.deliveredSeq), agentSeq),
    agentSeq,
    visitorSeq: further(marks.visitorSeq, said.visitorSeq),
  };
  const isNew =
    next.deliveredSeq > marks.deliveredSeq ||
    next.agentSeq > marks.agentSeq ||
    next.visitorSeq > marks.visitorSeq;
  return isNew ? next : marks;
}
