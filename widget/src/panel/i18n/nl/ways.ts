import type { WaysTexts } from "../../ways/texts.ts";

export const nl: WaysTexts = {
  lang: "nl",
  offer: "U kunt weggaan en uw plaats houden. We laten het u weten als u aan de beurt bent.",
  byMail: "Mail mij",
  byNotice: "Meld het mij hier",
  byPhone: "Bel mij",
  blocked: "Deze browser staat geen meldingen toe.",
  kept: {
    email:
      "Uw plaats blijft bewaard zolang we open zijn, hoogstens 12 uur. We mailen u als u aan de beurt bent; u kunt deze pagina sluiten.",
    notice:
      "Uw plaats blijft bewaard. U krijgt een melding als u aan de beurt bent; laat dit tabblad open op de achtergrond.",
    push: "Uw plaats blijft bewaard zolang we open zijn, hoogstens 12 uur. U krijgt een melding als u aan de beurt bent; u kunt deze pagina sluiten.",
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
  call: {
    title: "Op welk nummer kunnen we u bellen?",
    hint: "U verlaat de rij en een van ons belt u. Vóór wanneer, hoort u meteen.",
    phone: "Telefoonnummer",
    note: "Vraag (optioneel)",
    submit: "Bel mij",
    wrong: "Controleer het nummer: cijfers met de landcode, zoals +31 20 123 4567.",
    due: "We bellen u uiterlijk: {time}.",
    again:
      "We hebben gebeld, maar er werd niet opgenomen. We proberen het opnieuw, uiterlijk: {time}.",
    cancel: "Bel mij niet",
    gaveUp:
      "We hebben drie keer gebeld en er werd niet opgenomen; daarom bellen we niet meer. Het team antwoordt hier.",
    wrongNumber:
      "Het opgegeven nummer bleek niet te kloppen. Schrijf hier, dan antwoordt het team hier.",
  },
  turn: "U bent aan de beurt.",
  nextIsYours: "De eerstvolgende vrije medewerker is voor u.",
  firstUntil: "Tot {time} blijft u vooraan in de rij.",
  taken: "{name} is er voor u.",
};
