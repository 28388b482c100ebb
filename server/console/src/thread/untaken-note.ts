import type { HandoverNote, LastingEvent } from "@presently/shared/protocol";
import { MAX_NOTE_CHARS } from "@presently/shared/protocol/clean-text";
import { t } from "../i18n/index.ts";
import type { HandoverDraft } from "./HandoverFields.tsx";

/** The note of the last hand-over, where nobody took it: it is written already (ES3). Undefined = whoever has the chat wrote none. */
export function untakenNote(items: readonly LastingEvent[]): HandoverDraft | undefined {
  const last = items.findLast(
    ({ type }) => type === "transfer.offered" || type === "conversation.assigned",
  );
  if (last?.type !== "transfer.offered") return undefined;
  const { wanted, tried, promised, again } = last.text;
  return { wanted, tried, promised, again: again ?? "" };
}

/** The same as the team's notes, where there was nobody to send it to: one, or one for each part where they are too long for that. */
export function asNotes({ wanted, tried, promised }: HandoverNote): string[] {
  const words = t.thread.handover;
  const parts = [
    [words.wanted, wanted],
    [words.tried, tried],
    [words.promised, promised],
  ].filter(([, text]) => text?.trim() !== "");
  const whole = parts.map(([label, text]) => `${label}: ${text}`).join("\n");
  if (whole.length <= MAX_NOTE_CHARS) return whole === "" ? [] : [whole];
  return parts.map(([, text = ""]) => text);
}
