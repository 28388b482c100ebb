import type { PageTexts } from "./texts.ts";

export const lt: PageTexts = {
  lang: "lt",
  welcomeBack: "Sveiki sugrįžę. Jūsų pokalbis yra ten, kur jį palikote.",
  continue: "Tęsti pokalbį",
  opening: "Atveriama…",
  linkOver:
    "Ši nuoroda pokalbio nebeatveria: nuorodos galioja ne ilgiau kaip savaitę. Galite parašyti mums čia.",
  writeAnew: "Parašyti mums",
  otherChat:
    "Šiame įrenginyje yra kitas pokalbis. Kad atsivertų laiške nurodytas pokalbis, įrenginys turi pamiršti aną.",
  keepOther: "Palikti šį pokalbį",
  replaceOther: "Pamiršti ir atverti nurodytą laiške",
  unreachable: "Pokalbis šiuo metu nepasiekiamas. Pabandykite dar kartą po akimirkos.",
  tooOften: "Bandyta per daug kartų. Pabandykite dar kartą po kelių minučių.",
};
