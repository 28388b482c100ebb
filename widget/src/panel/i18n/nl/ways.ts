import type { WaysTexts } from "../../ways/texts.ts";

export const nl: WaysTexts = {
  lang: "nl",
  offer: "U kunt weggaan en uw plaats houden. We laten het u weten als u aan de beurt bent.",
  byMail: "Mail mij",
  byNotice: "Meld het mij hier",
  blocked: "Deze browser staat geen meldingen toe.",
  kept: {
    email:
      "Uw plaats blijft bewaard. We mailen u als u aan de beurt bent; u kunt deze pagina sluiten.",
    notice:
      "Uw plaats blijft bewaard. U krijgt een melding als u aan de beurt bent; laat dit tabblad open op de achtergrond.",
    push: "Uw plaats blijft bewaard. U krijgt een melding als u aan de beurt bent; u kunt deze pagina sluiten.",
  },
  stay: "Toch hier wachten",
  back: "U bent terug.",
  stayHere: "Ik blijf nu hier",
  form: {
    title: "Waar kunnen we u bereiken?",
    hint: "We schrijven u als u aan de beurt bent, met een link terug naar deze chat.",
    email: "E-mailadres",
    submit: "Plaats houden",
    cancel: "Terug",
  },
  turn: "U bent aan de beurt.",
  nextIsYours: "De eerstvolgende vrije medewerker is voor u.",
  firstUntil: "Tot {time} blijft u vooraan in de rij.",
  taken: "{name} is er voor u.",
};
