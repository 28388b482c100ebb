import type { FilesTexts } from "../../files/texts.ts";

export const lt: FilesTexts = {
  lang: "lt",
  hint: "Paveikslėliai, PDF, tekstas: iki {n}, kiekvienas iki {size}",
  drop: "Paleiskite failus čia",
  refused: {
    many: "Su viena žinute siunčiama ne daugiau kaip {n}. Nepridėta: {names}.",
    large: "Daugiau nei {size}: {names}.",
    kind: "Galima siųsti tik paveikslėlius, PDF ir paprastą tekstą. Nepridėta: {names}.",
    empty: "Tuščias failas: {names}.",
    unread: "Nepavyko perskaityti: {names}.",
    again: "Neišsiųsta. Pasirinkite iš naujo: {names}.",
  },
  uploading: "Įkeliama: {names}",
  ready: "Paruošta siųsti: {names}",
  failed: {
    lost: "Neįkelta: nėra ryšio",
    full: "Neįkelta: šiuo metu daugiau nepriimama",
    off: "Neįkelta: šiame pokalbyje failai nepriimami",
    large: "Neįkelta: per didelis",
    kind: "Neįkelta: ne paveikslėlis, PDF ar paprastas tekstas",
    other: "Neįkelta",
  },
  held: "Bus išsiųsta, kai failai bus įkelti:",
  edit: "Taisyti",
  open: "Padidinti paveikslėlį: {name}",
  save: "Išsaugoti",
  close: "Užverti paveikslėlį",
  deleted: "Ištrintas failas",
  notLoaded: "Nepavyko įkelti",
};
