import {
  type AgentCommand,
  type CommandOf,
  DeskError,
  MAX_IDENTITY_KEYS,
} from "@presently/shared/protocol";
import { readSiteSettings, withSiteSettings } from "../domain/site-settings.ts";
import { all, run, type Script } from "../store/script.ts";
import {
  deleteIdentityKey,
  identityKeysOf,
  insertIdentityKey,
} from "../store/statements/identity.ts";
import { saveSite } from "../store/statements/team.ts";
import type { RowOf } from "../store/statement.ts";
import { changed, siteNamed } from "./settings.ts";
import type { Work } from "./work.ts";

/** Whether a site's pages say who a visitor is (ID1). Throws `value.invalid` for one that has no key to say it with. */
export function* setIdentityMode(
  work: Work,
  { siteId, mode }: CommandOf<AgentCommand, "identity.setMode">,
): Script<void> {
  const site = yield* siteNamed(work, siteId);
  if (mode !== "off" && (yield* keysOf(work, site)).length === 0)
    throw new DeskError("value.invalid", { field: "mode" });
  const { id, name, origins, isAutoAccept } = site;
  const settings = withSiteSettings(site.settings, { identityMode: mode });
  yield* run(saveSite, { id, name, origins, isAutoAccept, settings });
  yield* changed(work, "site", "identity.modeSet", siteId, { mode });
}

/** One more key to sign with; from now on what it signs is taken (ID2). Throws `value.invalid` for the third. */
export function* addIdentityKey(
  work: Work,
  { siteId }: CommandOf<AgentCommand, "identity.addKey">,
): Script<void> {
  const site = yield* siteNamed(work, siteId);
  if ((yield* keysOf(work, site)).length >= MAX_IDENTITY_KEYS)
    throw new DeskError("value.invalid", { field: "keys", most: MAX_IDENTITY_KEYS });
  const publicId = `idk_${work.context.newId()}`;
  yield* run(insertIdentityKey, {
    desk: work.desk,
    site: site.id,
    publicId,
    createdAtMs: work.nowMs,
    shownAtMs: null,
  });
  yield* changed(work, "site", "identity.keyAdded", siteId, { key: publicId });
}

/**
 * What the key signed is taken no more (ID2). The last one stays for as long as identities are asked for, as nobody could come in any more: throws
 * `value.invalid`. Throws `not-found` for a key that is not there.
 */
export function* removeIdentityKey(
  work: Work,
  { siteId, keyId }: CommandOf<AgentCommand, "identity.removeKey">,
): Script<void> {
  const { desk } = work;
  const site = yield* siteNamed(work, siteId);
  const keys = yield* keysOf(work, site);
  if (keys.every(({ publicId }) => publicId !== keyId)) throw new DeskError("not-found");
  if (keys.length === 1 && readSiteSettings(site.settings).identityMode !== "off")
    throw new DeskError("value.invalid", { field: "keys" });
  yield* run(deleteIdentityKey, { desk, site: site.id, publicId: keyId });
  yield* changed(work, "site", "identity.keyRemoved", siteId, { key: keyId });
}

function* keysOf(
  { desk }: Work,
  { id }: { readonly id: number },
): Script<RowOf<typeof identityKeysOf>[]> {
  return yield* all(identityKeysOf, { desk, site: id });
}
