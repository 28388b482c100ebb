import { Refusal } from "../refusal.ts";

/** Whether the server asks for a code of the second step: everything else was right (TF3). */
export function needsCode(error: unknown): boolean {
  return error instanceof Refusal && error.code === "second-factor.needed";
}
