import type { PanelHandle } from "../panel-handle.ts";
import type { PanelOnPage } from "../panel-on-page.tsx";
import type { Answers } from "./answers.ts";
import { refuse } from "./errors.ts";
import { MAX_MESSAGE_CHARS } from "./limits.ts";

/** Sends a message as if the visitor had: connects for it, and resolves with its id when the server has stored it. */
export async function send(
  handle: PanelHandle,
  { session, clean }: PanelOnPage,
  answers: Answers,
  given: unknown,
): Promise<{ readonly id: string }> {
  const text = typeof given === "string" ? clean(given) : "";
  if (text === "" || text.length > MAX_MESSAGE_CHARS) {
    const code = text === "" ? "message.empty" : "message.too-long";
    const hint = `A message is a text of 1 to ${MAX_MESSAGE_CHARS} characters.`;
    return refuse(handle, code, "Nothing was sent.", hint);
  }
  return { id: (await answers.to("message.post", session.post(text))) ?? "" };
}
