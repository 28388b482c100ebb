import type { ApiTexts } from "../../api/texts.ts";

export const en: ApiTexts = {
  lang: "en",
  ask: "The chat connects to our server, which keeps what you write for our team, and this browser remembers you.",
  agree: "Agree and chat",
};
