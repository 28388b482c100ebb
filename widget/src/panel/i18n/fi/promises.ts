import type { PromisesTexts } from "../../promises/texts.ts";

export const fi: PromisesTexts = {
  lang: "fi",
  made: {
    answer: "Palaamme asiaan viimeistään: {time}.",
    update: "Kerromme, missä mennään, viimeistään: {time}.",
    solution: "Arvioimme, että asia on ratkaistu viimeistään: {time}.",
    followUp: "Kysymme, onko kaikki kunnossa, viimeistään: {time}.",
  },
  moved: "Uusi luvattu aika: {time}.",
  kept: "Valmis, kuten lupasimme ({time}).",
  keptLate: "Valmis, mutta luvattua myöhemmin ({time}). Pahoittelemme viivästystä.",
  broken:
    "Lupaamamme ({time}) ei ole vielä valmis. Emme ole unohtaneet: se on yhä meidän hoidettavanamme.",
  takenBack: "Aiempi lupaus ({time}) ei ole enää voimassa.",
};
