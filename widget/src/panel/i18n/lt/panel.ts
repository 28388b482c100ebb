import type { PanelTexts } from "../texts.ts";

/** Names and times stand where they need no ending, and nothing tells whether the visitor is a man or a woman. */
export const lt: PanelTexts = {
  lang: "lt",
  launcher: "Rašykite mums",
  panel: "Pokalbis: {site}",
  close: "Užverti langą",
  welcome: "Kuo galime padėti?",
  availability: {
    online: "Esame čia ir atsakome",
    busy: "Šiuo metu visi kalbasi su kitais",
    away: "Esame trumpam išėję",
    offline: "Šiuo metu mūsų nėra",
  },
  withAgent: "Jums atsako {name}",
  message: "Žinutė",
  placeholder: "Rašykite žinutę",
  placeholderAgain: "Tęskite pokalbį",
  send: "Siųsti",
  tooLong: {
    one: "{n} ženklu per ilga",
    few: "{n} ženklais per ilga",
    many: "{n} ženklo per ilga",
    other: "{n} ženklų per ilga",
  },
  team: "Komanda",
  connecting: "Jungiamasi…",
  offline:
    "Nėra ryšio; jungiamasi iš naujo. Ką parašysite, išliks ir bus išsiųsta, kai jis atsiras.",
  tooBusy: "Šiuo metu labai daug darbo; pabandysime dar kartą patys.",
  outdated: "Dalis pokalbio lango neįsikėlė. Jūsų žinutės išsaugotos; įkelkite puslapį iš naujo.",
  refused: "Šiame puslapyje pokalbis neveikia.",
  unusuallyBusy: "Šiuo metu neįprastai daug klausimų.",
  end: "Baigti pokalbį",
  leaveLine: "Palikti eilę",
};
