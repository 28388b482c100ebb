import * as z from "zod";
import { TimeMs } from "./states.ts";

/** Whether a site's pages say who a visitor is, signed (ID1): not at all; where they know it; or always, and nobody else chats. */
export const IdentityMode = z.enum(["off", "optional", "required"]);
export type IdentityMode = z.infer<typeof IdentityMode>;

/** Names one of a site's keys; the key itself is shown once and never read again. */
export const IdentityKeyId = z.string().regex(/^idk_[A-Za-z0-9_-]{21}$/);
export type IdentityKeyId = z.infer<typeof IdentityKeyId>;

/** What the settings show of a site's identity. */
export const SiteIdentity = z.object({
  mode: IdentityMode,
  keys: z.array(z.object({ keyId: IdentityKeyId, createdAtMs: TimeMs, wasShown: z.boolean() })),
});
export type SiteIdentity = z.infer<typeof SiteIdentity>;
