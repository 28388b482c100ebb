import type { FormsTexts } from "../../forms/texts.ts";

export const nl: FormsTexts = {
  lang: "nl",
  details: "{name} vraagt u om een paar gegevens",
  question: "{name} heeft een vraag voor u",
  before: "Terwijl u wacht, kunt u ons alvast iets meer vertellen",
  hint: "Alle velden zijn optioneel. Het team ziet wat u verstuurt.",
  fields: { name: "Naam", email: "E-mailadres", phone: "Telefoonnummer" },
  send: "Versturen",
  notNow: "Niet nu",
  faults: {
    email: "Controleer het adres, bijvoorbeeld naam@example.com.",
    phone: "Controleer het nummer, bijvoorbeeld +31 20 123 4567.",
  },
  given: "Uw antwoorden",
  sent: "Verstuurd. Dank u wel.",
  nothing: "Niet nu: er is niets verstuurd.",
  replies: "Voorgestelde antwoorden",
};
