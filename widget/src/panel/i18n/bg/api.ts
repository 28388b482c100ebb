import type { ApiTexts } from "../../api/texts.ts";

export const bg: ApiTexts = {
  lang: "bg",
  ask: "За да пишете с нас, браузърът Ви ще пази разговора и ще се свърже с нашия чат сървър.",
  agree: "Съгласие и чат",
};
