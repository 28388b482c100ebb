import type { Picture } from "../picture.ts";
import type { AboutConversation } from "../session.ts";
import { askToNotify } from "./caller.ts";
import { refusals } from "./refusals.ts";
import type { WaysTexts } from "./texts.ts";

/** What of the chat a page's script asks with. */
export interface Asking {
  picture(): Picture;
  /** Whether the visitor stands in line. */
  isInLine(): boolean;
  /** Whether it has the form of an address. */
  isAddress(text: string): boolean;
  give(command: AboutConversation): void;
  /** The server's refusal was told: the visitor, who asked for nothing, is not to read it. */
  forgetProblem(): void;
  /** Calls `look` after each change until the answer is called. */
  watch(look: () => void): () => void;
}

/**
 * `presently.callback()`: keeps the place by mail, or else by a notification. Resolves with the place once the server has stored it; rejects
 * with an Error that has `code` and `hint`.
 */
export async function callBack(
  options: unknown,
  { picture, isInLine, isAddress, give, forgetProblem, watch }: Asking,
  texts: WaysTexts,
): Promise<{ readonly place: number }> {
  // Whatever the page's script handed over: only what is text counts.
  const { email, phone } = (options ?? {}) as Readonly<Record<string, unknown>>;
  if (phone !== undefined) throw refusal("not-yet");
  if (!isInLine()) throw refusal("conversation.wrong-state");
  if (typeof email === "string") {
    if (!picture().ways?.byMail) throw refusal("mail.unavailable");
    if (!isAddress(email.trim())) throw refusal("contact.invalid");
    give({ type: "callback.ask", way: "email", email: email.trim() });
  } else if (await askToNotify(texts)) give({ type: "callback.ask", way: "notice" });
  else throw refusal("notice.blocked");
  return new Promise((resolve, reject) => {
    const stop = watch(() => {
      const { underWay, problem, view, queue } = picture();
      if (underWay.includes("callback.ask")) return;
      if (problem === null && view?.callback) resolve({ place: queue?.place ?? 1 });
      else reject(refusal(problem ?? "conversation.wrong-state"));
      stop();
      if (problem !== null) forgetProblem();
    });
  });
}

/** `code` may be any of the server's: those without words of their own have the same. */
function refusal(code: string): Error {
  const { message, hint } = refusals[code] ?? refusals.other;
  return Object.assign(new Error(message), { code, hint });
}
