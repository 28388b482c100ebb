import * as z from "zod";
import { ActorId, AgentId, ConversationId, SiteId, TagId } from "./ids.ts";
import { searchGroups } from "./search-limits.ts";
import { TimeMs } from "./states.ts";

/** What stands in an address is text. */
const AddressTimeMs = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** What `GET /console/api/search` is asked (SE1, SE3). Nothing at all finds nothing. */
export const SearchQuery = z.object({
  text: z.string().max(500).exactOptional(),
  group: z.enum(searchGroups).exactOptional(),
  site: SiteId.exactOptional(),
  agent: AgentId.exactOptional(),
  tag: TagId.exactOptional(),
  /** Begun at this moment or later, and before that one. */
  fromMs: AddressTimeMs.exactOptional(),
  beforeMs: AddressTimeMs.exactOptional(),
  /** The last conversation of the page before. */
  after: ConversationId.exactOptional(),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/** Where in a text a word stands that was looked for: in UTF-16 units, `to` not included. */
const SearchMark = z.object({ from: z.int().min(0), to: z.int().min(1) });
export type SearchMark = z.infer<typeof SearchMark>;

/** The words a conversation was found by: an excerpt of them as they were written. `by` is null for what its visitor is known by. */
export const SearchHit = z.object({
  where: z.enum(["visitor", "message", "note", "ending"]),
  by: ActorId.nullable(),
  atMs: TimeMs.nullable(),
  text: z.string(),
  marks: z.array(SearchMark),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchResult = z.object({
  conversationId: ConversationId,
  siteId: SiteId,
  /** What the visitor is called, as the console names them elsewhere; null = nobody has said. */
  visitorName: z.string().nullable(),
  agentId: AgentId.nullable(),
  group: z.enum(searchGroups),
  createdAtMs: TimeMs,
  /** Null where no words were looked for. */
  hit: SearchHit.nullable(),
});
export type SearchResult = z.infer<typeof SearchResult>;

/** A page of what was found, the conversation that began last first. */
export const SearchAnswer = z.object({
  results: z.array(SearchResult),
  hasMore: z.boolean(),
  /** Something that was written already is not in the index yet (SE5). */
  isBehind: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;
