import type { ApiTexts } from "../../api/texts.ts";

export const lt: ApiTexts = {
  lang: "lt",
  ask: "Pokalbiui naršyklė prisijungs prie mūsų serverio, kuris saugo, ką parašote mūsų komandai, ir jus prisimins.",
  agree: "Sutikti ir rašyti",
};
