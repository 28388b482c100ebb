import type { ArticlesTexts } from "../../articles/texts.ts";

export const fi: ArticlesTexts = {
  lang: "fi",
  waiting: "Tästä voi olla apua odottaessa",
  later: "Apua kysymykseen",
  page: "Lue sivustolla",
  ask: "Oliko tästä apua?",
  yes: "Kyllä",
  no: "Ei",
  helped: "Hienoa. Voit poistua jonosta tai pitää paikkasi ja odottaa.",
  thanks: "Kiitos tiedosta.",
  leave: "Poistu jonosta",
  stay: "Jatka odottamista",
  coming: "Asiakaspalvelija vastaa täällä.",
  person: "Odota asiakaspalvelijaa",
};
