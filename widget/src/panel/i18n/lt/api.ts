import type { ApiTexts } from "../../api/texts.ts";

export const lt: ApiTexts = {
  lang: "lt",
  ask: "Kad galėtumėte su mumis kalbėtis, ši naršyklė išsaugos pokalbį ir prisijungs prie mūsų pokalbių serverio.",
  agree: "Sutikti ir rašyti",
};
