import type { LoaderHandle, PresentlyError } from "../../contract.ts";

/** An error that says what to do about it. */
export function errorOf(code: string, message: string, hint: string): PresentlyError {
  return Object.assign(new Error(message), { name: "PresentlyError", code, hint });
}

/** Tells of it on the console and as an event, since not every script looks at the promise; then rejects with it. */
export function refuse(
  { emit }: Pick<LoaderHandle, "emit">,
  code: string,
  message: string,
  hint: string,
): Promise<never> {
  const error = errorOf(code, message, hint);
  console.error("[Presently]", message, hint);
  emit("error", { code, message, hint });
  return Promise.reject(error);
}
