import type { Question } from "@presently/shared/protocol";

/** What an agent can say of a visitor's questions (QU3 to QU5). `mark` and `merge` end once the desk has answered, and tell what it refused. */
export interface QuestionActs {
  /** From a form, which shows what is refused. */
  add(text: string): Promise<void>;
  mark(number: number, state: Exclude<Question["state"], "merged">): Promise<void>;
  merge(number: number, into: number): Promise<void>;
}
