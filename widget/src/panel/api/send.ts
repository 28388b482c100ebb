import type { PanelHandle } from "../panel-handle.ts";
import type { PanelOnPage } from "../panel-on-page.tsx";
import type { Answers } from "./answers.ts";
import { type createClaims, isAttributes } from "./claims.ts";
import { refuse } from "./errors.ts";
import { MAX_MESSAGE_CHARS } from "./limits.ts";

type Claims = ReturnType<typeof createClaims>;

/** Sends a message as if the visitor had, with what the page tells of its conversation: connects for it, and resolves with its id when the server has stored it. */
export async function send(
  handle: PanelHandle,
  { session, clean }: PanelOnPage,
  { answers, claims }: { readonly answers: Answers; readonly claims: Claims },
  given: unknown,
  options: unknown,
): Promise<{ readonly id: string }> {
  const text = typeof given === "string" ? clean(given) : "";
  if (text === "" || text.length > MAX_MESSAGE_CHARS) {
    const code = text === "" ? "message.empty" : "message.too-long";
    const hint = `A message is a text of 1 to ${MAX_MESSAGE_CHARS} characters.`;
    return refuse(handle, code, "Nothing was sent.", hint);
  }
  const { attributes } = Object(options) as { readonly attributes?: unknown };
  if (attributes !== undefined && !isAttributes(attributes)) return claims.refuseAttributes();
  const id = (await answers.to("message.post", session.post(text))) ?? "";
  // Of the conversation that it is in, which may have begun with it. What becomes of that is told where it fails: the message is there.
  if (attributes !== undefined) claims.set(attributes, "conversation").catch(() => {});
  return { id };
}
