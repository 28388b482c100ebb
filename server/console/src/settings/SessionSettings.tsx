import type { JSX } from "preact";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { SessionList } from "@presently/shared/protocol";
import type { ConsoleApi } from "../api.ts";
import { locale, t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";

type OneSession = SessionList["sessions"][number];

/** Where one is signed in, and ending it there (R29). */
export function SessionSettings({
  api,
}: {
  api: Pick<ConsoleApi, "sessions" | "revokeSession">;
}): JSX.Element {
  const words = t.settings.sessions;
  const [sessions, setSessions] = useState<readonly OneSession[] | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isRevoked, setRevoked] = useState(false);

  const attempt = useCallback(async (act: () => Promise<void>): Promise<void> => {
    setProblem(undefined);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setProblem(t.errors.desk[error.code] ?? t.errors.desk.internal);
    }
  }, []);
  const load = useCallback(
    () => attempt(async () => setSessions(await api.sessions())),
    [api, attempt],
  );
  const revoke = (id: string): Promise<void> =>
    attempt(async () => {
      await api.revokeSession(id);
      setRevoked(true);
      setSessions(await api.sessions());
    });
  useEffect(() => {
    void load();
  }, [load]);

  return (
    <>
      {problem !== undefined && (
        <p class="callout is-bad" role="alert">
          {problem}
        </p>
      )}
      <p role="status" class="field-hint">
        {isRevoked && words.revoked}
      </p>
      {sessions === undefined && problem === undefined && (
        <p class="field-hint">{t.settings.loading}</p>
      )}
      <ul class="sessions">
        {sessions?.map((session) => (
          <li key={session.id} class="panel session">
            <div>
              <h2>{session.isCurrent ? words.current : words.other}</h2>
              <p class="field-hint">
                {words.created(when(session.createdAtMs))}, {words.used(when(session.lastUsedAtMs))}
              </p>
            </div>
            {!session.isCurrent && (
              <button
                type="button"
                class="button is-small is-danger"
                onClick={() => void revoke(session.id)}
              >
                {words.revoke}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions?.length === 1 && <p class="field-hint">{words.none}</p>}
    </>
  );
}

function when(atMs: number): string {
  return new Date(atMs).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" });
}
