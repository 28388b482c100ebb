import * as z from "zod";
import { TimeMs } from "./states.ts";

/** The tag's attributes whose values can be wrong; a key or an origin is told of otherwise. */
export const TagAttribute = z.enum([
  "theme",
  "position",
  "color",
  "offset",
  "radius",
  "lang",
  "open",
  "consent",
  "datalayer",
  "z",
  "launcher",
]);
export type TagAttribute = z.infer<typeof TagAttribute>;

/** So much of a wrong value is told. */
export const MAX_TAG_VALUE_CHARS = 60;

/** POST /widget/tag: which attributes of a page's tag the chat does not follow (IN3). Sent as text, since no preflight is worth it. */
export const TagFaults = z.object({
  site: z.string().max(64),
  faults: z
    .array(z.object({ name: TagAttribute, value: z.string().max(MAX_TAG_VALUE_CHARS) }))
    .min(1)
    .max(TagAttribute.options.length),
});
export type TagFaults = z.infer<typeof TagFaults>;

/**
 * What was seen of a page that has the tag, for its owner. `works` the chat connected; `notOpened` the script was loaded, and nobody has pointed at
 * the button yet; `blocked` the chat was fetched and no connection followed: a content-security policy or a proxy stops it; `unlisted` the
 * page's origin is not in the site's list; `unknownKey` the tag names a key that no site has; `otherSite` it names another site's; `twice` the
 * page has the tag more than once; `attribute` the tag says something that the chat does not follow; `hidden` somebody's page loaded the script and hides its address.
 */
export const InstallFinding = z.object({
  code: z.enum([
    "works",
    "notOpened",
    "blocked",
    "unlisted",
    "unknownKey",
    "otherSite",
    "twice",
    "attribute",
    "hidden",
  ]),
  origin: z.nullable(z.string()),
  /** The key of the tag, where it is the wrong one. */
  key: z.nullable(z.string()),
  /** What the tag says, where that is not followed. */
  attribute: z.nullable(z.object({ name: TagAttribute, value: z.string() })),
  atMs: TimeMs,
});
export type InstallFinding = z.infer<typeof InstallFinding>;

/** GET /console/api/install?site=ID: what pages of the last hour show of a site's tag, the latest first. */
export const InstallCheck = z.object({
  nowMs: TimeMs,
  /** The origin that a policy of the page has to allow, and that origin for WebSocket. */
  sources: z.tuple([z.string(), z.string()]),
  /** Pages over https cannot load a script over http, and nothing of that reaches this server. */
  isMixed: z.boolean(),
  findings: z.array(InstallFinding),
});
export type InstallCheck = z.infer<typeof InstallCheck>;
