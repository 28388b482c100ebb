import type { Webhook, WebhookEvent } from "@presently/shared/protocol";

const events: Record<WebhookEvent, string> = {
  "conversation.started": "A conversation begins",
  "conversation.messageLeft": "A message is left",
  "conversation.assigned": "An agent has it",
  "message.posted": "A message is written",
  "conversation.closed": "A conversation ends",
  "conversation.reopened": "It is opened again",
  "rating.given": "A rating is given",
  "promise.made": "Something is promised",
  "promise.kept": "A promise is kept",
  "promise.broken": "A promise is broken",
};
const states: Record<Webhook["state"], string> = {
  on: "On",
  off: "Off",
  failed: "Switched off: nothing came through for three days, or the address says that it is gone",
};

export const webhookTexts = {
  intro:
    "Addresses of yours are told what happens, signed, and again until they take it. What people write is never in it: ask for that with a token.",
  add: "New webhook",
  url: "Address",
  urlHint: "On the open internet, with https and no port: https://hooks.example.com/chat.",
  urlWrong: "That is no such address.",
  tooMany: "That is as many webhooks as there can be.",
  eventsLegend: "It is told when",
  eventsNeeded: "Choose at least one.",
  events,
  make: "Add the webhook",
  making: "Adding…",
  secret: "What it is signed with",
  secretHint:
    "Copy it now: it is shown this once. Your server checks by it that it is us who asks.",
  secretNew: "For a day both sign, this one and the one before.",
  done: "I have it",
  list: "Webhooks",
  none: "Nobody is told anything yet.",
  states,
  isOff: "It was switched off meanwhile. Switch it on first.",
  failing: (when: string) => `Nothing has come through since ${when}.`,
  actions: {
    test: "Send a test",
    on: "Switch on",
    off: "Switch off",
    newSecret: "New secret",
    remove: "Remove",
  },
  of: (action: string, url: string) => `${action}: ${url}`,
  did: {
    test: "A test is on its way.",
    on: "It is told again from now on.",
    off: "It is told nothing any more.",
    newSecret: "It has a new secret.",
    remove: "It is removed.",
  },
  deliveries: "What it was sent",
  noDeliveries: "Nothing yet.",
  refresh: "Look again",
  came: "Came through",
  waiting: (outcome: string | null) => (outcome === null ? "On its way" : `${outcome}, goes again`),
  givenUp: (outcome: string) => `${outcome}, given up`,
  tries: (n: number) => (n === 1 ? "1 try" : `${n} tries`),
  replay: "Send again",
  replayOf: (what: string, when: string) => `Send again: ${what}, ${when}`,
};
