import type { PageTexts } from "./texts.ts";

export const fi: PageTexts = {
  lang: "fi",
  welcomeBack: "Tervetuloa takaisin. Keskustelusi on siinä, mihin se jäi.",
  continue: "Jatka keskustelua",
  opening: "Avataan…",
  linkOver:
    "Tämä linkki ei enää avaa keskustelua: linkit toimivat enintään viikon. Voit kirjoittaa meille tässä.",
  writeAnew: "Kirjoita meille",
  otherChat:
    "Tällä laitteella on toinen chat. Jotta sähköpostin keskustelu aukeaa, laitteen on unohdettava se toinen.",
  keepOther: "Säilytä tämä chat",
  replaceOther: "Unohda se ja avaa sähköpostin chat",
  unreachable: "Chattiin ei juuri nyt saa yhteyttä. Yritä hetken kuluttua uudelleen.",
  tooOften: "Yrityksiä oli liian monta. Yritä muutaman minuutin kuluttua uudelleen.",
};
