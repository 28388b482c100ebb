import type { ApiTexts } from "../../api/texts.ts";

export const fi: ApiTexts = {
  lang: "fi",
  ask: "Chat yhdistää palvelimeemme, joka säilyttää kirjoittamasi tiimillemme, ja tämä selain muistaa sinut.",
  agree: "Hyväksy ja aloita",
};
