import type { CallbackAnswer } from "../../contract.ts";
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
 * `presently.callback()`: keeps the place by mail, or else by push on `/chat/KEY` and by a notification elsewhere, or leaves the line with a number.
 * Resolves with the place, or with by when somebody calls, once the server has stored it; rejects with an Error that has `code` and `hint`.
 */
export async function callBack(
  options: unknown,
  asking: Asking,
  texts: WaysTexts,
): Promise<CallbackAnswer> {
  const { picture, isInLine, isAddress, give } = asking;
  // Whatever the page's script handed over: only what is text counts.
  const { email, phone, note } = (options ?? {}) as Readonly<Record<string, unknown>>;
  if (!isInLine()) throw refusal("conversation.wrong-state");
  if (typeof phone === "string") {
    if (!picture().ways?.byPhone) throw refusal("phone.unavailable");
    give({ type: "call.ask", phone, ...(typeof note === "string" && note && { text: note }) });
    const dueAtMs = await answerTo("call.ask", ({ view }) => view?.callDueAtMs, asking);
    return { dueAtMs };
  }
  if (typeof email === "string") {
    if (!picture().ways?.byMail) throw refusal("mail.unavailable");
    if (!isAddress(email.trim())) throw refusal("contact.invalid");
    give({ type: "callback.ask", way: "email", email: email.trim() });
  } else {
    const asked = await askToNotify(texts);
    if (!asked) throw refusal("notice.blocked");
    give(asked);
  }
  const place = await answerTo(
    "callback.ask",
    ({ view, queue }) => view?.callback && (queue?.place ?? 1),
    asking,
  );
  return { place };
}

/** What `read` makes of the picture once the command has its answer; rejects where it was refused, or there is nothing to read. */
function answerTo(
  type: AboutConversation["type"],
  read: (picture: Picture) => number | null | undefined,
  { picture, watch, forgetProblem }: Asking,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const stop = watch(() => {
      const now = picture();
      const { underWay, problem } = now;
      if (underWay.includes(type)) return;
      const answer = read(now);
      if (problem === null && answer) resolve(answer);
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
