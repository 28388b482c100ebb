import {
  cleanText,
  DeskError,
  type HandoverNote,
  MAX_NOTE_CHARS,
} from "@presently/shared/protocol";
import { type AgentFacts, hasRoom, takesChats } from "./routing.ts";

/** A handover note as it is kept: cleaned, with why it went on once more (T1, T5). */
export interface KeptNote extends HandoverNote {
  readonly again: string | null;
}

/**
 * Reads the note that goes with a transfer: three parts, none empty (T1, M4), and from the second transfer on why it is needed again (T5).
 * Throws `note.incomplete`, `reason.required` or `message.too-long`.
 */
export function readHandover(
  typed: HandoverNote,
  again: string | undefined,
  transferCount: number,
): KeptNote {
  const note = {
    wanted: cleanText(typed.wanted),
    tried: cleanText(typed.tried),
    promised: cleanText(typed.promised),
  };
  if (Object.values(note).includes("")) throw new DeskError("note.incomplete");
  const why = again === undefined ? "" : cleanText(again);
  if (transferCount > 0 && why === "") throw new DeskError("reason.required");
  if ([...Object.values(note), why].some((part) => part.length > MAX_NOTE_CHARS))
    throw new DeskError("message.too-long", { maxChars: MAX_NOTE_CHARS });
  return { ...note, again: why === "" ? null : why };
}

/** Whether an agent can take a handover this moment (T2): takes chats, has room, and serves a line. */
export function canTakeOver(agent: AgentFacts, lines: readonly number[]): boolean {
  return takesChats(agent) && hasRoom(agent) && lines.length > 0;
}

/** Which line a conversation stands in with its new agent: its own if they serve it, else the first they serve (T6). */
export function lineAfter(
  current: number,
  served: readonly number[],
  wanted: number | undefined,
): number {
  if (wanted !== undefined && served.includes(wanted)) return wanted;
  return served.includes(current) ? current : (served[0] ?? current);
}
