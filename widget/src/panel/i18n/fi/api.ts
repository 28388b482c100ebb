import type { ApiTexts } from "../../api/texts.ts";

export const fi: ApiTexts = {
  lang: "fi",
  ask: "Kun juttelet kanssamme, tämä selain säilyttää keskustelun ja yhdistää chat-palvelimeemme.",
  agree: "Hyväksy ja aloita",
};
