import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ApiToken, SettingsView } from "@presently/shared/protocol";
import { apiWords } from "../i18n/api.ts";
import { locale } from "../i18n/index.ts";
import { FormProblem } from "../ui/Field.tsx";
import { useForm } from "../ui/form.ts";
import { useNowMs } from "../ui/now.ts";

interface ApiTokenRowProps {
  token: ApiToken;
  sites: SettingsView["sites"];
  team: SettingsView["team"];
  onRevoke: () => Promise<void>;
}

/** A token that is there: what it may, when it was used, and its end. */
export function ApiTokenRow({ token, sites, team, onRevoke }: ApiTokenRowProps): JSX.Element {
  const words = apiWords;
  const { name, scopes, siteIds, agentId, createdAtMs, lastUsedAtMs, expiresAtMs } = token;
  const nowMs = useNowMs(60_000);
  const [isAsking, setAsking] = useState(false);
  const wasAsked = useRef(false);
  const revokeButton = useRef<HTMLButtonElement>(null);
  const keepButton = useRef<HTMLButtonElement>(null);
  const revoking = useForm({ initial: {}, check: () => ({}), send: onRevoke });
  // What a press takes away hands the focus to what stands in its place: the answer that harms nothing.
  useLayoutEffect(() => {
    if (isAsking) keepButton.current?.focus();
    else if (wasAsked.current) revokeButton.current?.focus();
    wasAsked.current = isAsking;
  }, [isAsking]);
  const hasEnded = expiresAtMs !== null && expiresAtMs <= nowMs;
  const siteNames =
    siteIds === null
      ? words.allSites
      : siteIds.map((id) => sites.find(({ siteId }) => siteId === id)?.name ?? id).join(", ");
  const times = [
    words.created(when(createdAtMs)),
    lastUsedAtMs === null ? words.neverUsed : words.used(when(lastUsedAtMs)),
    ...(expiresAtMs === null
      ? []
      : [hasEnded ? words.ended(when(expiresAtMs)) : words.ends(when(expiresAtMs))]),
  ];
  return (
    <li class="panel session">
      <div>
        <h3>{name}</h3>
        <p>{scopes.map((scope) => words.scopes[scope]).join(" · ")}</p>
        <p class="field-hint">
          {siteNames}
          {agentId !== null &&
            ` · ${words.writesAs(team.find((one) => one.agentId === agentId)?.name ?? words.someone)}`}
        </p>
        <p class="field-hint">{times.join(", ")}</p>
        {isAsking && <p role="status">{words.revokeAsk}</p>}
        <FormProblem text={revoking.problems.form} />
      </div>
      {isAsking ? (
        <form class="form-actions" onSubmit={revoking.submit}>
          <button
            type="button"
            class="button is-small"
            ref={keepButton}
            onClick={() => setAsking(false)}
          >
            {words.keep}
          </button>
          <button type="submit" class="button is-small is-danger" disabled={revoking.isBusy}>
            {words.revoke}
          </button>
        </form>
      ) : (
        <button
          type="button"
          class="button is-small is-danger"
          ref={revokeButton}
          aria-label={words.revokeOf(name)}
          onClick={() => setAsking(true)}
        >
          {words.revoke}
        </button>
      )}
    </li>
  );
}

function when(atMs: number): string {
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}
