import { expect, test } from "vitest";
import { askedFor } from "./asked-for.ts";
import type { Asked } from "./asking-words.ts";

/** What agents write when they ask, by language. */
const questions: Readonly<Record<string, Readonly<Record<Asked, readonly string[]>>>> = {
  en: {
    name: ["May I have your full name?", "Who am I speaking with?"],
    email: [
      "What's your e-mail?",
      "Sure! Please send us your email address.",
      "Let me check: which email did you use?",
    ],
    phone: ["Could you give me a phone number", "What is your number?"],
    order: ["Can you tell me your order number?", "Which order is it about?"],
    customer: ["We'll need your customer number."],
  },
  bg: {
    name: ["Как се казвате?", "Моля, напишете името си."],
    email: [
      "Какъв е имейлът Ви?",
      "Моля, изпратете ни Вашия имейл.",
      "Бихте ли дали имейл адреса си",
    ],
    phone: ["Може ли телефон за връзка?", "Посочете телефонния си номер, моля."],
    order: ["Кажете ми номера на поръчката, моля.", "За коя поръчка става дума?"],
    customer: ["Какъв е клиентският Ви номер?"],
  },
  fi: {
    name: ["Mikä on nimesi?", "Saisinko vielä koko nimen"],
    email: ["Mikä on sähköpostiosoitteesi?", "Lähetä vielä sähköpostisi, kiitos."],
    phone: ["Voisitko antaa puhelinnumerosi", "Mihin numeroon voimme soittaa?"],
    order: ["Kerro tilausnumerosi, niin katson.", "Mikä on tilauksen numero?"],
    customer: ["Tarvitsen asiakasnumerosi."],
  },
  nl: {
    name: ["Mag ik uw naam", "Met wie spreek ik?"],
    email: ["Wat is uw e-mailadres?", "Zou u uw e-mail willen doorgeven"],
    phone: ["Op welk nummer kunnen we u bereiken?", "Graag uw telefoonnummer."],
    order: ["Kunt u het bestelnummer sturen", "Om welke bestelling gaat het?"],
    customer: ["Wat is uw klantnummer?"],
  },
  lt: {
    name: ["Kuo jūs vardu?", "Prašome nurodyti savo vardą ir pavardę."],
    email: ["Koks jūsų el. pašto adresas?", "Gal galėtumėte atsiųsti savo el. paštą"],
    phone: ["Nurodykite telefono numerį.", "Kokiu telefonu galime paskambinti?"],
    order: ["Koks užsakymo numeris?", "Reikia užsakymo nr., kad patikrinčiau."],
    customer: ["Parašykite kliento kodą."],
  },
  ru: {
    name: ["Как к вам обращаться?", "Как я могу к вам обращаться?", "Напишите вашу фамилию."],
    email: [
      "Подскажите ваш e-mail.",
      "На какую почту отправить чек?",
      "Укажите адрес электронной почты",
    ],
    phone: ["По какому номеру с вами связаться?", "Оставьте, пожалуйста, номер телефона."],
    order: ["Какой номер заказа?", "Пришлите номер вашего заказа."],
    customer: ["Уточните номер договора, пожалуйста."],
  },
};

const cases = Object.entries(questions).flatMap(([language, things]) =>
  Object.entries(things).flatMap(([thing, drafts]) =>
    drafts.map((draft) => [language, thing, draft] as const),
  ),
);

test.for(cases)("M5: a draft in %s asks for the %s: %s", ([, thing, draft]) => {
  expect([...askedFor(draft)]).toEqual([thing]);
  expect([...askedFor(`Hello! ${draft}\nThank you.`)]).toEqual([thing]);
});

test.for([
  "I have sent it to your e-mail address.",
  "Please check your email, the link is there.",
  "Could you send us an e-mail with the pictures?",
  "Did you restart your phone?",
  "Your order is on its way. Is there anything else?",
  "Моля, проверете имейла си.",
  "Получихте ли нашия имейл?",
  "Рестартирахте ли телефона си?",
  "Tarkista sähköpostisi, kiitos.",
  "Vastaus tuli sähköpostiisi.",
  "Controleer uw e-mail, alstublieft.",
  "Heeft u uw telefoon opnieuw opgestart?",
  "Prašome patikrinti savo el. paštą.",
  "Išsiuntėme laišką jūsų el. pašto adresu.",
  "Проверьте, пожалуйста, вашу почту.",
  "Ваш заказ уже в пути. Могу помочь чем-то ещё?",
])("M5: a draft that asks for nothing of the card has no hint: %s", (draft) => {
  expect([...askedFor(draft)]).toEqual([]);
});

test.for([
  ["Can you give me your name and email?", "name email"],
  ["Може ли да ми кажете името си и телефон?", "name phone"],
  ["Saisinko nimesi ja puhelinnumerosi?", "name phone"],
  ["Mag ik uw naam en bestelnummer?", "name order"],
] as const)("M5: two things in one breath are both found: %s", ([draft, things]) => {
  expect([...askedFor(draft)].join(" ")).toBe(things);
});

test("M5: several things in one draft are all found, and a long draft costs no time", () => {
  const list = "Please send me your name, your e-mail, a phone number and the order number.";
  expect(askedFor(list)).toEqual(new Set(["name", "email", "phone", "order"]));
  const begun = performance.now();
  askedFor("номер вашего своего мобильного адрес jūsų el. your order number of ".repeat(60));
  askedFor("a ".repeat(2000));
  askedFor(" ".repeat(4000));
  expect(performance.now() - begun).toBeLessThan(2000);
});
