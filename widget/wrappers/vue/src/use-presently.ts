import { type Presently, presently } from "@presently/web";

/** The chat's methods and events: always the same object, to be used from the start. What is asked before the chat is there is kept. */
export function usePresently(): Presently {
  return presently;
}
