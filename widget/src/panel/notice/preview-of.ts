import type { LastingEventOf, LastingEvent } from "@presently/shared/protocol";

/** So much of an answer stands beside the launcher. */
const MAX_CHARS = 110;

/** What stands beside the launcher: the newest answer that was not read. */
export interface Preview {
  readonly name: string;
  /** Its first words; empty where it has none, such as a file or a form. */
  readonly words: string;
  /** Which answers it stands for: those from the first one that was not read. Whoever sent them away does not see them again. */
  readonly run: string;
}

/** What to show of what is unread (NT4); null where there is no answer, or the visitor has sent this run of answers away. */
export function previewOf(
  unread: readonly LastingEvent[],
  names: Readonly<Record<string, string>>,
  team: string,
  sentAway: string | null,
): Preview | null {
  const answers = unread.filter(isAnswer);
  const first = answers[0];
  const newest = answers.at(-1);
  if (!first || !newest) return null;
  const run = `${first.conversationId} ${first.seq}`;
  if (run === sentAway) return null;
  return { run, name: names[newest.by] ?? team, words: firstWords(newest.text ?? "") };
}

/** What an agent wrote, or asks in a form. */
export type Answer = LastingEventOf<"message.posted" | "form.sent">;

export function isAnswer(event: LastingEvent): event is Answer {
  const isOne = event.type === "message.posted" || event.type === "form.sent";
  return isOne && event.by.startsWith("agt_");
}

/** As much as there is room for, in one line, cut between words where there are any. */
export function firstWords(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const signs = Array.from(line); // one that the browser writes as two is not cut in half
  if (signs.length <= MAX_CHARS) return line;
  return `${signs
    .slice(0, MAX_CHARS)
    .join("")
    .replace(/\s\S*$/, "")}…`;
}
