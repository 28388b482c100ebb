import { hold, type LoadOptions } from "@presently/web";
import { useEffect } from "react";

/**
 * The chat, for as long as this is mounted; it renders nothing where it stands. Its props are the options of `load()`; with others the chat is
 * put in anew. What goes wrong is told as a `presently:error` event on window.
 */
export function PresentlyChat(options: LoadOptions): null {
  // The same options in a new object, as every render has it, are the same chat.
  const key = JSON.stringify(options);
  useEffect(() => hold(JSON.parse(key)), [key]);
  return null;
}
