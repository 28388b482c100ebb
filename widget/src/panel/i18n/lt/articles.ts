import type { ArticlesTexts } from "../../articles/texts.ts";

export const lt: ArticlesTexts = {
  lang: "lt",
  waiting: "Kol laukiate, gal padės tai",
  later: "Pagalba jūsų klausimu",
  page: "Skaityti svetainėje",
  ask: "Ar tai padėjo?",
  yes: "Taip",
  no: "Ne",
  helped: "Džiaugiamės. Galite palikti eilę arba laukti toliau – jūsų vieta išliks.",
  thanks: "Ačiū, kad pasakėte.",
  leave: "Palikti eilę",
  stay: "Laukti toliau",
  coming: "Čia jums atsakys žmogus.",
  person: "Palaukti žmogaus",
};
