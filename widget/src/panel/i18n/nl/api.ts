import type { ApiTexts } from "../../api/texts.ts";

export const nl: ApiTexts = {
  lang: "nl",
  ask: "De chat maakt verbinding met onze server, die bewaart wat u aan ons team schrijft, en deze browser onthoudt u.",
  agree: "Akkoord en chatten",
};
