import type { ApiTexts } from "../../api/texts.ts";

export const nl: ApiTexts = {
  lang: "nl",
  ask: "Om met ons te chatten bewaart deze browser het gesprek en maakt hij verbinding met onze chatserver.",
  agree: "Akkoord en chatten",
};
