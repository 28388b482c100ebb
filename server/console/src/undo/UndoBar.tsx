import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ConversationId } from "@presently/shared/protocol";
import { t } from "../i18n/index.ts";
import { useActions } from "../keys/actions.ts";
import { Keys } from "../keys/Keys.tsx";
import { useNowMs } from "../ui/now.ts";
import type { Act } from "./last-act.ts";

interface UndoBarProps {
  act: Act | undefined;
  /** The keys that do the same; empty where they were switched off. */
  keys: string;
  visitorNameOf: (id: ConversationId) => string;
  /** Answers whether it was taken back; what keeps it from that is told elsewhere. */
  onUndo: (act: Act) => Promise<boolean>;
}

/** How long it is said that something was taken back. */
const SAID_MS = 5000;

/** For ten seconds, what the agent did last can be taken back (UD1): said once to readers, and gone by itself. */
export function UndoBar({ act, keys, visitorNameOf, onUndo }: UndoBarProps): JSX.Element {
  const isInTime = useNowMs(1) < (act?.untilMs ?? 0);
  const [undone, setUndone] = useState<ConversationId>();
  useEffect(() => {
    if (undone === undefined) return;
    const timer = setTimeout(() => setUndone(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [undone]);
  const undo =
    act === undefined || !isInTime
      ? undefined
      : async (): Promise<void> => {
          if (await onUndo(act)) setUndone(act.conversationId);
        };
  useActions({ "last.undo": undo && (() => void undo()) });
  return (
    <div role="status">
      {undo !== undefined && act !== undefined ? (
        <p class="undo-bar" tabIndex={-1}>
          <span>{t.undo.ended(visitorNameOf(act.conversationId))}</span>
          <button type="button" class="button is-small" onClick={() => void undo()}>
            {t.undo.undo} {keys !== "" && <Keys keys={keys} />}
          </button>
        </p>
      ) : (
        undone !== undefined && (
          <p class="undo-bar" tabIndex={-1}>
            {t.undo.goesOn(visitorNameOf(undone))}
          </p>
        )
      )}
    </div>
  );
}
