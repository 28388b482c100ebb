import type { FormsTexts } from "../../forms/texts.ts";

export const lt: FormsTexts = {
  lang: "lt",
  details: "{name} prašo kelių duomenų",
  question: "{name} turi jums klausimą",
  before: "Kol laukiate, galite papasakoti daugiau",
  hint: "Visi laukai neprivalomi. Komanda matys tai, ką išsiųsite.",
  fields: { name: "Vardas", email: "El. pašto adresas", phone: "Telefono numeris" },
  send: "Siųsti",
  notNow: "Ne dabar",
  faults: {
    email: "Patikrinkite adresą, pavyzdžiui, vardas@example.com.",
    phone: "Patikrinkite numerį, pavyzdžiui, +370 5 212 3456.",
  },
  given: "Jūsų atsakymai",
  sent: "Išsiųsta. Ačiū.",
  nothing: "Ne dabar: nieko neišsiųsta.",
  replies: "Siūlomi atsakymai",
};
