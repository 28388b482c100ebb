import type { Endpoint } from "./endpoint.ts";
import {
  assignConversation,
  listConversations,
  listMessages,
  postMessage,
  postNote,
  readConversation,
} from "./endpoints/conversations.ts";
import { readFigures } from "./endpoints/figures.ts";
import { listAgents, listSites, setAvailability, setCapacity } from "./endpoints/team.ts";

/** Every route of the HTTP API, in the order of the documentation: what is not here is neither served nor described (API8). */
export const endpoints: readonly Endpoint[] = [
  listSites,
  listConversations,
  readConversation,
  listMessages,
  postMessage,
  postNote,
  assignConversation,
  listAgents,
  setAvailability,
  setCapacity,
  readFigures,
];
