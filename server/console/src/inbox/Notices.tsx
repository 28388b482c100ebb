import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { t } from "../i18n/index.ts";
import { Refusal } from "../refusal.ts";
import { CloseIcon, WarningIcon } from "../ui/icons.tsx";

export interface Notice {
  id: number;
  text: string;
}

/** How long a notice stays when nobody dismisses it: long enough to be read twice. */
const SHOWN_MS = 12_000;

export interface NoticeBoard {
  list: readonly Notice[];
  dismiss(id: number): void;
  /** Waits for an action; when it is refused, says so and answers undefined. */
  telling<Answer>(action: Promise<Answer>): Promise<Answer | undefined>;
}

/** What went wrong with an action that has no form of its own to say it in. */
export function useNotices(): NoticeBoard {
  const [list, setList] = useState<readonly Notice[]>([]);
  const next = useRef(0);
  const timers = useRef(new Set<ReturnType<typeof setTimeout>>());
  useEffect(() => () => timers.current.forEach(clearTimeout), []);
  const act = useMemo(() => {
    const dismiss = (id: number): void =>
      setList((before) => before.filter((notice) => notice.id !== id));
    return {
      dismiss,
      async telling<Answer>(action: Promise<Answer>): Promise<Answer | undefined> {
        try {
          return await action;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          const id = (next.current += 1);
          const text = t.errors.desk[error.code] ?? t.errors.desk.internal;
          setList((before) => [...before.filter((notice) => notice.text !== text), { id, text }]);
          timers.current.add(setTimeout(() => dismiss(id), SHOWN_MS));
          return undefined;
        }
      },
    };
  }, []);
  return { list, ...act };
}

export function Notices({
  notices,
  onDismiss,
}: {
  notices: readonly Notice[];
  onDismiss: (id: number) => void;
}): JSX.Element {
  return (
    <div role="alert" class="notices">
      {notices.map((notice) => (
        <p key={notice.id} class="notice">
          <WarningIcon /> <span>{notice.text}</span>
          <button
            type="button"
            class="icon-button"
            aria-label={t.inbox.dismiss}
            onClick={() => onDismiss(notice.id)}
          >
            <CloseIcon />
          </button>
        </p>
      ))}
    </div>
  );
}
