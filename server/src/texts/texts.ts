import type { PromiseKind, Register } from "@presently/shared/protocol";
import { bg } from "./bg.ts";
import { en } from "./en.ts";
import { fi } from "./fi.ts";
import { lt } from "./lt.ts";
import { nl } from "./nl.ts";
import { inRegisters } from "./registers.ts";
import { ru } from "./ru.ts";

/**
 * Every sentence the server sends by mail. A language is one file of this type: a missing or extra key does not compile. What a person typed
 * never goes into a subject. Dates arrive written in the language's own way (`locale`).
 */
export interface Texts {
  readonly lang: string;
  /** In which dates and times are written. */
  readonly locale: string;
  readonly leftMessage: {
    subject(reference: string): string;
    received(siteName: string): string;
    /** The number to quote, and until when an answer is promised. */
    answerBy(reference: string, by: string): string;
    /** The same where no time was promised. */
    reference(reference: string): string;
    readonly youWrote: string;
  };
  readonly unreadReply: {
    readonly subject: string;
    /** Above what one agent wrote. */
    wrote(agentName: string, siteName: string): string;
    /** Where the agent's name isn't known any more. */
    answered(siteName: string): string;
  };
  /** What somebody of the team promised by a time, or moved, or took back (PM12). `by` stands where no case is asked of it. */
  readonly promises: {
    /** Of a mail in which nobody has written anything. */
    readonly subject: string;
    readonly made: Readonly<Record<PromiseKind, (by: string) => string>>;
    /** Behind the same with its new time. */
    readonly moved: string;
    takenBack(by: string): string;
  };
  readonly turn: {
    readonly subject: string;
    come(siteName: string): string;
    until(by: string): string;
    readonly placeKept: string;
  };
  /** What was said, to be kept: mailed, or as a file. */
  readonly transcript: {
    readonly subject: string;
    title(siteName: string): string;
    /** The conversation's number, and when it began. */
    about(reference: string, begun: string): string;
    /** Earlier messages are left out. */
    readonly cut: string;
    readonly you: string;
    /** Where the agent's name isn't known any more. */
    readonly team: string;
    readonly form: {
      readonly name: string;
      readonly email: string;
      readonly phone: string;
      /** Before what was answered to a question in own words. */
      readonly question: string;
      asked(what: string): string;
      readonly notNow: string;
      /** The short answers that a message offered. */
      offered(replies: string): string;
    };
    /** What the visitor said that it is about, in the words of the button. */
    topic(what: string): string;
  };
  /** The words of the link. */
  readonly continue: string;
  linkLasts(until: string): string;
  readonly notRead: string;
  whyYou(siteName: string): string;
}

/** Every language there is a file for. */
export const allTexts: readonly Texts[] = [bg, en, fi, lt, nl, ru];

/** The texts in a language, by its tag, and in a register of it where it has that; English where there is no such file. */
export function textsIn(language: string, register: Register = "usual"): Texts {
  const lang = language.toLowerCase().split("-")[0] ?? "";
  return inRegisters[register].find((texts) => texts.lang === lang) ?? byLanguage.get(lang) ?? en;
}

const byLanguage: ReadonlyMap<string, Texts> = new Map(
  allTexts.map((texts) => [texts.lang, texts]),
);
