import type { ApiTexts } from "../../api/texts.ts";

export const en: ApiTexts = {
  lang: "en",
  ask: "To chat with us, this browser keeps the conversation and connects to our chat server.",
  agree: "Agree and chat",
};
