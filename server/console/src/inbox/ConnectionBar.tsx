import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { useSecondsUntil } from "../ui/Age.tsx";

export interface ShownConnection {
  phase: "connecting" | "reconnecting" | "waiting" | "online" | "ended";
  /** By the desk's clock; null when no attempt is planned. */
  retryAtMs: number | null;
}

interface ConnectionBarProps {
  connection: ShownConnection;
  /** Messages of this agent that are not confirmed yet. */
  unsent: number;
  onTryNow: () => void;
}

/** A start or a short hiccup needs no bar; after this long a person should know. */
const SHOW_AFTER_MS = 1500;

/** The truth about the connection whenever it is not simply there (G8). */
export function ConnectionBar(props: ConnectionBarProps): JSX.Element | null {
  const { phase } = props.connection;
  // Where the session has ended, the sign-in page says so in place of everything.
  const isAmiss = phase !== "online" && phase !== "ended";
  const isShown = useAfter(isAmiss ? SHOW_AFTER_MS : null);
  const seconds = useSecondsUntil(props.connection.retryAtMs ?? 0);
  const words = t.inbox.connection;
  return (
    <div class="connection" role="status">
      {isShown && isAmiss && (
        <p class={phase === "connecting" ? "connection-bar is-calm" : "connection-bar"}>
          <span>
            {phase === "connecting" && words.connecting}
            {phase === "reconnecting" && words.reconnecting}
            {phase === "waiting" && words.offline} {props.unsent > 0 && words.unsent(props.unsent)}
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
        </p>
      )}
    </div>
  );
}

/** True once `ms` have passed since it was not null. */
function useAfter(ms: number | null): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (ms === null) {
      setOver(false);
      return;
    }
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return isOver;
}
