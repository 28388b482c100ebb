import type { ApiTexts } from "../../api/texts.ts";

export const bg: ApiTexts = {
  lang: "bg",
  ask: "За чата браузърът Ви се свързва с нашия сървър, който пази написаното за екипа ни, и Ви запомня.",
  agree: "Съгласие и чат",
};
