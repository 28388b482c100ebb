import { DeskError, type DeskErrorCode } from "@presently/shared/protocol";
import { MIN_PASSWORD_CHARS } from "../accounts/password-rules.ts";

/** The command was given in a way that cannot be meant: exit code 2. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

/** What was asked could not be done, in one line: exit code 1. */
export class Failure extends Error {
  override readonly name = "Failure";
}

const words: Partial<Record<DeskErrorCode, string>> = {
  "owner.exists": "there is an owner already; nothing was changed",
  "password.too-weak": `the password is too short (at least ${MIN_PASSWORD_CHARS} characters) or one of those that are tried first`,
  "contact.invalid": "that is no mail address",
  "value.taken": "somebody has that mail address already",
  "value.invalid":
    "an origin is written https://www.example.com, https://*.example.com or http://localhost:*",
  "site.unknown": "there is no site with that key",
  "not-found": "there is no owner yet, or none with that address; run setup first",
  "storage.unavailable": "the database cannot be written",
  overloaded: "the server is too busy; try again in a moment",
};

/** A refusal's code in words for whoever runs a command. */
export function wordsFor(code: string, message: string): string {
  const found = Object.entries(words).find(([known]) => known === code);
  return found?.[1] ?? message;
}

/** One line about anything that was thrown. */
export function lineOf(error: unknown): string {
  const text =
    error instanceof DeskError
      ? wordsFor(error.code, error.code)
      : error instanceof Error
        ? error.message
        : String(error);
  return text.replaceAll(/\s*\n\s*/g, " ");
}
