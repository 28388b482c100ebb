import { expect, test } from "vitest";
import { onDay, promisedInWords } from "./promised-in-words.ts";

const HOUR = 3_600_000;
const now = new Date(2026, 5, 10, 11, 20).getTime();
const by = (hours: number, minutes = 0, days = 0) => onDay(now, days, hours, minutes);

test.each([
  ["I'll get back to you by 4 pm.", by(16)],
  ["Thanks! We will let you know by 16:30", by(16, 30)],
  ["I’ll check with the warehouse and write by 9 a.m. tomorrow", by(9, 0, 1)],
  ["I'll get back to you within an hour", now + HOUR],
  ["I will reply in 30 minutes", now + HOUR / 2],
  ["I'll write tomorrow.", by(18, 0, 1)],
  ["I'll come back tomorrow morning", by(12, 0, 1)],
  ["Здравейте! Ще Ви пиша до 16:00.", by(16)],
  ["Ще Ви отговоря до 16 часа", by(16)],
  ["Ще Ви отговоря до 2 часа", now + 2 * HOUR],
  ["Ще проверя и ще Ви пиша утре", by(18, 0, 1)],
  ["Ще Ви отговорим до един час", now + HOUR],
  ["Vastaan viimeistään klo 16", by(16)],
  ["Palaan asiaan huomenna klo 9.30", by(9, 30, 1)],
  ["Ilmoitan tunnin kuluessa", now + HOUR],
  ["Ik laat het u vóór 16.00 weten", by(16)],
  ["Ik kom er morgen op terug", by(18, 0, 1)],
  ["We laten u binnen een uur weten hoe het zit", now + HOUR],
  ["Atsakysiu iki 16.00", by(16)],
  ["Parašysiu rytoj iki 10 val.", by(10, 0, 1)],
  ["Susisieksime per valandą", now + HOUR],
  ["Напишу до 16:00", by(16)],
  ["Отвечу вам в течение часа", now + HOUR],
  ["Уточню и завтра напишу", by(18, 0, 1)],
  ["Вернусь с ответом через полчаса", now + HOUR / 2],
])("PM8: a promise is found in %j", (draft, dueAtMs) => {
  expect(promisedInWords(draft, now)).toBe(dueAtMs);
});

test.each([
  "",
  "Hello, how can I help you today?",
  "Will you get back to me by 4 pm?",
  "I'll get back to you as soon as possible",
  "I'll write by 9:00", // it has passed
  "The parcel will arrive by 4 pm",
  "I will not write by 4 pm",
  "If it breaks by 16:00, I'll write",
  "I'll answer in 2 words",
  "We open at 9:00 tomorrow",
  "Магазинът е отворен до 18:00",
  "Ще Ви пиша",
  "Ако не дойде до 16:00, ще Ви пиша",
  "Ще Ви пиша до 9:00",
  "Toimitamme paketin klo 16",
  "En vastaa klo 16",
  "We zijn tot 18.00 uur open",
  "Ik laat het u niet vóór 16.00 weten",
  "Dirbame iki 18.00",
  "Neatsakysiu iki 16.00",
  "Мы работаем до 18:00",
  "Не отвечу до 16:00",
  "Напишите до 16:00",
])("PM8: none is found in %j", (draft) => {
  expect(promisedInWords(draft, now)).toBeUndefined();
});
