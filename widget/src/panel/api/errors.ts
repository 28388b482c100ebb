import type { PresentlyError } from "../../contract.ts";
import type { PanelHandle } from "../panel-handle.ts";

/** An error that says what to do about it. */
export function errorOf(code: string, message: string, hint: string): PresentlyError {
  return Object.assign(new Error(message), { name: "PresentlyError", code, hint });
}

/** Tells the page's owner, on the console and as an event. */
export function tellError(
  { emit }: Pick<PanelHandle, "emit">,
  code: string,
  message: string,
  hint: string,
): void {
  console.error("[Presently]", message, hint);
  emit("error", { code, message, hint });
}

/** Tells of it on the console and as an event, since not every script looks at the promise; then rejects with it. */
export function refuse(
  { emit }: Pick<PanelHandle, "emit">,
  code: string,
  message: string,
  hint: string,
): Promise<never> {
  tellError({ emit }, code, message, hint);
  return Promise.reject(errorOf(code, message, hint));
}
