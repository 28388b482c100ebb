import type { ArticleLanguage } from "@presently/shared/protocol";

/** A small shop's articles in one language, messages that one of them answers (by its title's beginning), and messages that none does. */
export interface Corpus {
  readonly articles: readonly (readonly [title: string, text: string])[];
  readonly answered: readonly (readonly [message: string, title: string])[];
  readonly unanswered: readonly string[];
}

export const corpora: Record<ArticleLanguage, Corpus> = {
  en: {
    articles: [
      [
        "Return an item",
        "Send it back within 30 days. Print the label in your account and hand the parcel in at any post office.",
      ],
      [
        "Track your parcel",
        "The tracking number is in the mail we sent when your order left. Parcels take two to four days.",
      ],
      [
        "Change the delivery address",
        "Until the parcel has left you can change the address in your account, under Orders.",
      ],
      [
        "Ways to pay",
        "Card, bank transfer, or cash on delivery. We charge your card when the parcel leaves.",
      ],
      [
        "Forgotten password",
        "Press Forgotten password on the sign-in page. The link in the mail is good for an hour.",
      ],
      [
        "Cancel an order",
        "Within an hour of ordering, press Cancel beside the order. Later, return it when it comes.",
      ],
      ["Opening hours of the shop", "Monday to Friday 10 to 18, Saturday 10 to 14."],
      [
        "Invoice with VAT number",
        "Enter the VAT number before you pay. We can also change the invoice later.",
      ],
    ],
    answered: [
      ["Hi, how can I return an item I bought last week?", "Return"],
      ["where is my parcel? The tracking shows nothing", "Track"],
      ["I moved. Can you change the delivery address please", "Change"],
      ["i've forgotten my password and can't sign in", "Forgotten"],
      ["please cancel my order", "Cancel"],
      ["I need an invoice with our VAT number", "Invoice"],
      ["What are your opening hours on Saturday?", "Opening"],
    ],
    unanswered: [
      "Hello",
      "Hi, is anybody there?",
      "I have a question about my order",
      "The zipper of the jacket broke after two days",
      "Do you ship to Norway?",
      "You charged me twice!!",
      "thank you very much",
      "Do you have this lamp in blue?",
      "I want to speak to a person",
      "Is the cotton organic, and where was it grown?",
      "The jacket arrived with a broken zipper, its colour faded, buttons are missing and the item smells; when I return home on Friday I'll send photos",
    ],
  },
  bg: {
    articles: [
      [
        "Връщане на стока",
        "Може да върнете стоката до 30 дни. Отпечатайте етикета от профила си и предайте пратката в офис на куриера.",
      ],
      [
        "Проследяване на пратка",
        "Номерът за проследяване е в писмото, което изпратихме. Пратките пътуват от два до четири дни.",
      ],
      [
        "Промяна на адреса за доставка",
        "Докато пратката не е тръгнала, адресът се сменя в профила, в Поръчки.",
      ],
      ["Начини на плащане", "С карта, по банков път или с наложен платеж."],
      [
        "Забравена парола",
        "Натиснете Забравена парола на страницата за вход. Връзката в писмото важи един час.",
      ],
      ["Отказ на поръчка", "До един час след поръчването натиснете Отказ до поръчката."],
      [
        "Работно време на магазина",
        "От понеделник до петък от 10 до 18 ч., в събота от 10 до 14 ч.",
      ],
      [
        "Фактура на фирма",
        "Въведете ЕИК преди плащането. Фактурата може да се промени и по-късно.",
      ],
    ],
    answered: [
      ["Здравейте, как мога да направя връщане на стоката?", "Връщане"],
      ["Къде е пратката ми? Проследяването не показва нищо", "Проследяване"],
      ["Може ли промяна на адреса за доставката", "Промяна"],
      ["забравих си паролата и не мога да вляза", "Забравена"],
      ["Трябва ми фактура за фирмата", "Фактура"],
      ["Какво е работното време в събота?", "Работно"],
    ],
    unanswered: [
      "Здравейте",
      "Има ли някой там?",
      "Имам въпрос за поръчката си",
      "Ципът на якето се счупи след два дни",
      "Доставяте ли до Гърция?",
      "Взехте ми парите два пъти!!",
      "Благодаря Ви много",
      "Имате ли тази лампа в синьо?",
      "Искам да говоря с човек",
    ],
  },
  fi: {
    articles: [
      [
        "Tuotteen palautus",
        "Voit palauttaa tuotteen 30 päivän kuluessa. Tulosta palautustarra omalta tililtäsi.",
      ],
      [
        "Lähetyksen seuranta",
        "Seurantanumero on viestissä, jonka lähetimme. Paketti on perillä 2–4 päivässä.",
      ],
      [
        "Toimitusosoitteen vaihtaminen",
        "Osoitteen voi vaihtaa omalla tilillä, kunnes paketti on lähtenyt.",
      ],
      ["Maksutavat", "Kortti, tilisiirto tai postiennakko."],
      [
        "Unohtunut salasana",
        "Paina kirjautumissivulla Unohtunut salasana. Linkki on voimassa tunnin.",
      ],
      ["Tilauksen peruutus", "Tunnin kuluessa tilauksesta paina Peruuta tilauksen vieressä."],
      ["Myymälän aukioloajat", "Maanantaista perjantaihin 10–18, lauantaina 10–14."],
      ["Lasku yritykselle", "Anna Y-tunnus ennen maksamista."],
    ],
    answered: [
      ["Hei, miten teen tuotteen palautuksen?", "Tuotteen"],
      ["Missä lähetykseni on? Seuranta ei näytä mitään", "Lähetyksen"],
      ["unohdin salasanan, salasana on unohtunut", "Unohtunut"],
      ["Haluaisin tehdä tilauksen peruutuksen", "Tilauksen"],
      ["Mitkä ovat myymälän aukioloajat lauantaina?", "Myymälän"],
      ["Tarvitsen laskun yritykselle", "Lasku"],
    ],
    unanswered: [
      "Hei",
      "Onko siellä ketään?",
      "Minulla on kysymys tilauksestani",
      "Takin vetoketju meni rikki kahden päivän jälkeen",
      "Toimitatteko Norjaan?",
      "Veloititte minulta kahdesti!!",
      "Kiitos paljon",
      "Onko tätä lamppua sinisenä?",
      "Haluan puhua ihmisen kanssa",
    ],
  },
  lt: {
    articles: [
      [
        "Prekės grąžinimas",
        "Prekę galite grąžinti per 30 dienų. Lipduką atsispausdinkite savo paskyroje.",
      ],
      [
        "Siuntos sekimas",
        "Sekimo numeris yra laiške, kurį išsiuntėme. Siunta keliauja nuo dviejų iki keturių dienų.",
      ],
      ["Pristatymo adreso keitimas", "Kol siunta neišvyko, adresą galima pakeisti paskyroje."],
      ["Mokėjimo būdai", "Kortele, banko pavedimu arba grynaisiais pristatant."],
      ["Pamirštas slaptažodis", "Prisijungimo puslapyje paspauskite Pamiršau slaptažodį."],
      ["Užsakymo atšaukimas", "Per valandą po užsakymo paspauskite Atšaukti."],
      ["Parduotuvės darbo laikas", "Pirmadienį–penktadienį 10–18 val., šeštadienį 10–14 val."],
      ["Sąskaita faktūra įmonei", "Prieš mokėdami įrašykite įmonės kodą."],
    ],
    answered: [
      ["Laba diena, kaip grąžinti prekę?", "Prekės"],
      ["Kur mano siunta? Sekimas nieko nerodo", "Siuntos"],
      ["pamirsau slaptazodi, pamirstas slaptazodis", "Pamirštas"],
      ["Prašau atšaukti užsakymą", "Užsakymo"],
      ["Koks parduotuvės darbo laikas šeštadienį?", "Parduotuvės"],
      ["Reikia sąskaitos faktūros mūsų įmonei", "Sąskaita"],
    ],
    unanswered: [
      "Laba diena",
      "Ar yra kas nors?",
      "Turiu klausimą dėl užsakymo",
      "Po dviejų dienų sugedo striukės užtrauktukas",
      "Ar siunčiate į Norvegiją?",
      "Nuskaičiavote du kartus!!",
      "Labai ačiū",
      "Ar turite šią lempą mėlyną?",
      "Noriu kalbėti su žmogumi",
    ],
  },
  nl: {
    articles: [
      [
        "Een artikel terugsturen",
        "Stuur het binnen 30 dagen terug. Print het label in uw account en lever het pakket in.",
      ],
      [
        "Uw pakket volgen",
        "De volgcode staat in de e-mail. Een pakket is twee tot vier dagen onderweg.",
      ],
      [
        "Bezorgadres wijzigen",
        "Zolang het pakket niet weg is, kunt u het adres wijzigen in uw account.",
      ],
      ["Betaalmogelijkheden", "Met kaart, per overschrijving of bij aflevering."],
      [
        "Wachtwoord vergeten",
        "Klik op Wachtwoord vergeten op de inlogpagina. De link is een uur geldig.",
      ],
      ["Een bestelling annuleren", "Klik binnen een uur op Annuleren naast de bestelling."],
      ["Openingstijden van de winkel", "Maandag tot en met vrijdag 10-18 uur, zaterdag 10-14 uur."],
      ["Factuur met btw-nummer", "Vul het btw-nummer in voordat u betaalt."],
    ],
    answered: [
      ["Hallo, hoe kan ik een artikel terugsturen?", "Een artikel"],
      ["Waar is mijn pakket? Ik kan het niet volgen", "Uw pakket"],
      ["wachtwoord vergeten, wat nu", "Wachtwoord"],
      ["Kunt u mijn bestelling annuleren", "Een bestelling"],
      ["Wat zijn de openingstijden van de winkel op zaterdag?", "Openingstijden"],
      ["Ik wil graag een factuur met ons btw-nummer", "Factuur"],
    ],
    unanswered: [
      "Goedemiddag",
      "Is daar iemand?",
      "Ik heb een vraag over mijn bestelling",
      "De rits van de jas is na twee dagen kapot",
      "Verzendt u naar Noorwegen?",
      "U heeft twee keer afgeschreven!!",
      "Hartelijk dank",
      "Heeft u deze lamp in het blauw?",
      "Ik wil een mens spreken",
    ],
  },
  ru: {
    articles: [
      [
        "Возврат товара",
        "Вернуть товар можно в течение 30 дней. Распечатайте наклейку в личном кабинете.",
      ],
      [
        "Отслеживание посылки",
        "Номер для отслеживания есть в письме. Посылка идёт от двух до четырёх дней.",
      ],
      [
        "Изменение адреса доставки",
        "Пока посылка не отправлена, адрес можно изменить в личном кабинете.",
      ],
      ["Способы оплаты", "Картой, переводом или при получении."],
      ["Забыли пароль", "Нажмите «Забыли пароль» на странице входа. Ссылка действует час."],
      ["Отмена заказа", "В течение часа после заказа нажмите «Отменить» рядом с заказом."],
      ["Часы работы магазина", "С понедельника по пятницу с 10 до 18, в субботу с 10 до 14."],
      ["Счёт для организации", "Укажите ИНН перед оплатой. Счет можно изменить и позже."],
    ],
    answered: [
      ["Здравствуйте, как оформить возврат товара?", "Возврат"],
      ["Где моя посылка? Отслеживание ничего не показывает", "Отслеживание"],
      ["Нужно изменить адрес доставки", "Изменение"],
      ["забыл пароль", "Забыли"],
      ["Хочу отменить заказ, отмена возможна?", "Отмена"],
      ["Нужен счет для нашей организации", "Счёт"],
      ["Какие у магазина часы работы в субботу?", "Часы"],
    ],
    unanswered: [
      "Здравствуйте",
      "Есть кто-нибудь?",
      "У меня вопрос по заказу",
      "Молния на куртке сломалась через два дня",
      "Вы доставляете в Норвегию?",
      "С меня списали деньги дважды!!",
      "Большое спасибо",
      "Есть ли эта лампа в синем цвете?",
      "Хочу поговорить с человеком",
    ],
  },
};
