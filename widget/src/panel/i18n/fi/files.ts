import type { FilesTexts } from "../../files/texts.ts";

export const fi: FilesTexts = {
  lang: "fi",
  hint: "Kuvat, PDF ja teksti: enintään {n} kpl, {size} kukin",
  drop: "Pudota tiedostot tähän",
  refused: {
    many: "Yhteen viestiin mahtuu enintään {n}. Jäi pois: {names}.",
    large: "Yli {size}: {names}.",
    kind: "Voit lähettää vain kuvia, PDF-tiedostoja ja tavallista tekstiä. Jäi pois: {names}.",
    empty: "Tyhjä tiedosto: {names}.",
    unread: "Lukeminen ei onnistunut: {names}.",
    again: "Lähetys ei onnistunut. Valitse uudelleen: {names}.",
  },
  uploading: "Ladataan: {names}",
  ready: "Valmiina lähetettäväksi: {names}",
  failed: {
    lost: "Ei ladattu: ei yhteyttä",
    full: "Ei ladattu: enempää ei oteta juuri nyt vastaan",
    off: "Ei ladattu: tämä chat ei ota vastaan tiedostoja",
    large: "Ei ladattu: liian suuri",
    kind: "Ei ladattu: ei kuva, PDF eikä tavallista tekstiä",
    other: "Ei ladattu",
  },
  held: "Tämä lähtee, kun tiedostot on ladattu:",
  edit: "Muokkaa",
  open: "Suurenna kuva: {name}",
  save: "Tallenna",
  close: "Sulje kuva",
  deleted: "Poistettu tiedosto",
  notLoaded: "Lataaminen ei onnistunut",
};
