import type { WaysTexts } from "../../ways/texts.ts";

export const lt: WaysTexts = {
  lang: "lt",
  offer: "Galite išeiti ir neprarasti vietos. Pranešime, kai ateis jūsų eilė.",
  byMail: "Pranešti el. paštu",
  byNotice: "Pranešti čia",
  byPhone: "Paskambinkite man",
  blocked: "Ši naršyklė neleidžia mums pranešti.",
  kept: {
    email:
      "Jūsų vieta saugoma, kol dirbame, ne ilgiau kaip 12 valandų. Kai ateis jūsų eilė, parašysime el. paštu; šį puslapį galite užverti.",
    notice:
      "Jūsų vieta saugoma. Kai ateis jūsų eilė, pranešime; palikite šią kortelę atvertą fone.",
    push: "Jūsų vieta saugoma, kol dirbame, ne ilgiau kaip 12 valandų. Kai ateis jūsų eilė, pranešime; šį puslapį galite užverti.",
  },
  stay: "Verčiau laukti čia",
  back: "Jūs grįžote.",
  stayHere: "Dabar lieku čia",
  form: {
    title: "Kur jums parašyti?",
    hint: "Kai ateis jūsų eilė, parašysime su nuoroda atgal į šį pokalbį.",
    email: "El. pašto adresas",
    submit: "Išsaugoti vietą",
    cancel: "Atgal",
  },
  call: {
    title: "Kokiu numeriu jums paskambinti?",
    hint: "Iš eilės išeisite, o kas nors iš mūsų paskambins. Iki kada\u00a0– pasakysime iš karto.",
    phone: "Telefono numeris",
    note: "Klausimas (nebūtinas)",
    submit: "Paskambinkite man",
    wrong: "Patikrinkite numerį: skaitmenys su šalies kodu, pavyzdžiui, +370 5 212 3456.",
    due: "Paskambinsime jums telefonu ne vėliau kaip: {time}.",
    again: "Skambinome, bet niekas neatsiliepė. Dar kartą mėginsime ne vėliau kaip: {time}.",
    cancel: "Neskambinkite man",
    gaveUp:
      "Skambinome tris kartus, bet niekas neatsiliepė, todėl daugiau neskambinsime. Komanda atsakys čia.",
    wrongNumber: "Paliktas numeris pasirodė netinkamas. Parašykite čia, komanda atsakys čia.",
  },
  turn: "Atėjo jūsų eilė.",
  nextIsYours: "Jums atsakys pirmas atsilaisvinęs konsultantas.",
  firstUntil: "Iki {time} jūsų vieta lieka pirma.",
  taken: "Jums atsako {name}.",
};
