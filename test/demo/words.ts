/** What the demo's visitors ask, and what its agents answer: nothing that stands in for a product's own words. */
export const visitorNames = [
  "Aino",
  "Boris",
  "Daan",
  "Elena",
  "Jonas",
  "Kaisa",
  "Lucas",
  "Мария",
  "Nia",
  "Rūta",
  "Sofie",
  "Viktor",
];
export const questions = [
  "Does the reading lamp come with a switch on the cord?",
  "How long is the chain of the hall lamp?",
  "My order came without the screws. Can you send them?",
  "Is the shade of the table lamp washable?",
  "Can I have an invoice with my company's name?",
  "Здравствуйте! Доставляете ли вы лампы в Ригу?",
  "Could I still change the address of my order?",
  "Which bulb fits the reading lamp?",
  "Kiinnittyykö lukulamppu seinään?",
  "The hall lamp flickers when I dim it. What can I do?",
];
export const followUps = [
  "Thank you. And how long would that take?",
  "That helps. One more thing: do you ship to islands?",
  "I see. Could you send me a picture of it?",
  "Right, the number is on the box: 4417.",
];
export const answers = [
  "Hello! Let me look at that for you.",
  "Good question. I'm checking with the workshop.",
  "Yes, that works. I've made a note on your order.",
  "It leaves us on Thursday; you'll have it early next week.",
];
export const goodbyes = [
  "Glad to help. Have a bright evening!",
  "All done. Write again whenever you like.",
];
