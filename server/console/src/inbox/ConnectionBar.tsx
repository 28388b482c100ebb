import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { useSecondsUntil } from "../ui/Age.tsx";

export interface ShownConnection {
  phase: "connecting" | "reconnecting" | "waiting" | "online" | "ended" | "replaced";
  /** By the desk's clock; null when no attempt is planned. */
  retryAtMs: number | null;
}

interface ConnectionBarProps {
  connection: ShownConnection;
  /** Messages of this agent that are not confirmed yet. */
  unsent: number;
  onTryNow: () => void;
  onSignIn: () => void;
}

/** A start or a short hiccup needs no bar; after this long a person should know. */
const SHOW_AFTER_MS = 1500;

/** The truth about the connection whenever it is not simply there (G8). */
export function ConnectionBar(props: ConnectionBarProps): JSX.Element | null {
  const { phase } = props.connection;
  const isShown = useAfter(
    phase === "online" ? null : phase === "ended" || phase === "replaced" ? 0 : SHOW_AFTER_MS,
  );
  const seconds = useSecondsUntil(props.connection.retryAtMs ?? 0);
  const words = t.inbox.connection;
  return (
    <div class="connection" role="status">
      {isShown && phase !== "online" && (
        <p class={phase === "connecting" ? "connection-bar is-calm" : "connection-bar"}>
          <span>
            {phase === "connecting" && words.connecting}
            {phase === "reconnecting" && words.reconnecting}
            {phase === "waiting" && words.offline}
            {phase === "ended" && words.ended}
            {phase === "replaced" && words.otherTab}{" "}
            {props.unsent > 0 && words.unsent(props.unsent)}
          </span>
          {phase === "waiting" && (
            <>
              <span class="connection-next" aria-hidden="true">
                {seconds > 0 && words.nextTry(seconds)}
              </span>
              <button type="button" class="button is-small" onClick={props.onTryNow}>
                {words.tryNow}
              </button>
            </>
          )}
          {phase === "ended" && (
            <button type="button" class="button is-small" onClick={props.onSignIn}>
              {words.signIn}
            </button>
          )}
          {phase === "replaced" && (
            <button type="button" class="button is-small" onClick={props.onTryNow}>
              {words.reload}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** True once `ms` have passed since it was not null; at once for 0. */
function useAfter(ms: number | null): boolean {
  const [isOver, setOver] = useState(ms === 0);
  useEffect(() => {
    if (ms === null || ms === 0) {
      setOver(ms === 0);
      return;
    }
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver;
}
