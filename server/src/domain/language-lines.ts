import type { LanguageCode } from "@presently/shared/protocol";
import { type Conversation, type Decided, queuedAs } from "./conversation.ts";

/** The line of a department that takes every language for which it has none of its own (LG1). */
export const ANY_LANGUAGE = "*";

/** The language of a tag as lines and agents name it: `bg` of `bg-BG`. */
export function languageCode(tag: string): LanguageCode {
  return tag.toLowerCase().split("-")[0] ?? "";
}

/** A line of a department, as the owner wants it. */
export interface LanguageLine {
  readonly language: string;
  readonly isWanted: boolean;
}

/**
 * Who serves a line, of a department's members: all of them the line of every language; one that has a language of its own, those who speak it
 * (LG1). Where none does, or the owner wants it no longer, everybody: whoever waits there is stranded by no change of the settings (LG3).
 */
export function membersServing<Member extends { readonly speaks: ReadonlySet<string> }>(
  { language, isWanted }: LanguageLine,
  members: readonly Member[],
): readonly Member[] {
  if (language === ANY_LANGUAGE || !isWanted) return members;
  const speakers = members.filter(({ speaks }) => speaks.has(language));
  return speakers.length > 0 ? speakers : members;
}

/** Who has waited long enough for somebody who speaks their language waits on in the line of every language, with their queue time (LG4). */
export function waitsInAnyLanguage(
  conversation: Conversation & { readonly state: "queued" },
  line: number,
): Decided {
  return queuedAs({ ...conversation, line }, "anyLanguage");
}
