import type { NoticeTexts } from "../../notice/texts.ts";

export const lt: NoticeTexts = {
  lang: "lt",
  hide: "Slėpti žinutę",
  menu: "Daugiau pasirinkimų",
  sound: "Garsas, kai ateina atsakymas",
  asText: "Išsaugoti kaip tekstą",
  asPage: "Išsaugoti kaip puslapį",
  byMail: "Atsiųsti el. paštu",
  forget: "Pamiršti šį pokalbį šiame įrenginyje",
  notSaved: "Pokalbio išsaugoti nepavyko. Pabandykite dar kartą.",
  mailed: "Kas parašyta iki šiol, atsiųsime jums el. paštu.",
  form: {
    title: "Kur siųsti šį pokalbį?",
    hint: "Tik į jūsų pačių paštą; adresą saugome kartu su pokalbiu.",
    email: "El. pašto adresas",
    submit: "Siųsti",
    cancel: "Atgal",
  },
  forgetting: {
    meaning:
      "Ši naršyklė neberodys nei pokalbio, nei atsakymų į jį, iš čia prie jo negrįšite, o iki šiol išsiųstų laiškų nuorodos jo nebeatvers. Kas buvo parašyta, lieka komandai.",
    confirm: "Pamiršti",
    cancel: "Atgal",
  },
};
