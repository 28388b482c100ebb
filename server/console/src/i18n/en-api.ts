import type { ApiScope } from "@presently/shared/protocol";

const scopes: Record<ApiScope, string> = {
  "conversations.read": "Read conversations",
  "messages.write": "Write messages and notes",
  "agents.read": "See agents and their availability",
  "agents.write": "Set availability and capacity",
  "figures.read": "Read figures",
};
const scopeHints: Record<ApiScope, string> = {
  "conversations.read": "With what was said in them, and who the visitors are.",
  "messages.write": "As the agent you choose below, never as a visitor.",
  "agents.read": "Names, availability and how much each has to do.",
  "agents.write": "As the agent you choose below, by their rights.",
  "figures.read": "What the page Reports shows. No figure names an agent.",
};

export const apiTexts = {
  intro:
    "Programs of yours ask with a token: it says what they may do, and for which sites. Keep tokens on servers, never on a page.",
  docs: "How to ask",
  docsHint: "The routes, for people and as OpenAPI.",
  tokens: "Tokens",
  none: "No program has a token yet.",
  add: "New token",
  name: "Name",
  nameHint: "What it is for, so that you know it again.",
  tooMany: "That is as many tokens as there can be. Revoke one that is not used.",
  scopesLegend: "It may",
  scopes,
  scopeHints,
  scopesNeeded: "Choose at least one.",
  sites: "For",
  allSites: "All sites, also those that come",
  someSites: "Only these",
  sitesNeeded: "Choose at least one site.",
  agent: "It writes as",
  agentHint:
    "What it writes is that agent's, with the rights they have at that moment. If they get a higher role, the token ends.",
  agentNone: "Choose an agent",
  agentNeeded: "Choose who it writes as.",
  agentGone: "Nobody can be written for who may do more than you, or may not sign in.",
  days: "It ends",
  daysIn: (days: number) => (days === 365 ? "In a year" : `In ${days} days`),
  never: "Never, until it is revoked",
  make: "Make the token",
  making: "Making…",
  made: (name: string) => `The token for ${name}`,
  madeHint:
    "Copy it now: it is shown this once and kept nowhere. Lost is no harm: revoke it and make another.",
  done: "I have it",
  created: (when: string) => `Made ${when}`,
  used: (when: string) => `last used ${when}`,
  neverUsed: "not used yet",
  ends: (when: string) => `ends ${when}`,
  ended: (when: string) => `ended ${when}`,
  writesAs: (name: string) => `Writes as ${name}`,
  someone: "somebody who is gone",
  revoke: "Revoke",
  revokeOf: (name: string) => `Revoke ${name}`,
  revokeAsk: "Programs that ask with it are refused from now on.",
  keep: "Keep it",
  revoked: (name: string) => `${name} opens nothing any more.`,
};
